import { startEngine } from './startEngine.js';

/** An engine and a field that submits what is put into it once it is whole, as the screens do. */
export function startReceiving(options: Parameters<typeof startEngine<string>>[0] = {}) {
  const started = startEngine<string>(options);
  const field = document.createElement('input');
  const filled: string[] = [];
  started.engine.fieldRef.current = field;
  field.addEventListener('input', () => {
    filled.push(field.value);
    if (field.value.length === 6) void started.verify(field.value);
  });
  return {
    ...started,
    field,
    filled,
    verifies: () => started.kinds().filter((kind) => kind === 'verify').length,
  };
}
