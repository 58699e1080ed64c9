// One library on a server of its own: renders for a while, whenever it is asked, and says how fast it was.
import { createRequire } from 'node:module';

const { render } = createRequire(import.meta.url)(process.argv[2]);

process.on('message', (count) => {
  const before = process.cpuUsage();
  for (let time = 0; time < count; time++) render();
  const { user, system } = process.cpuUsage(before);
  // Of an app without a field: what the library's own provider is.
  const htmlBytes = Buffer.byteLength(render()) - Buffer.byteLength(render({}, 0));
  process.send({ rendersPerSecond: (count / (user + system)) * 1e6, htmlBytes });
});
