import type { FieldProps } from './FieldProps.js';
import { slotIndexes } from './FieldProps.js';
import { Field as NativeField } from './native.js';

/** One root, one native input, six empty slots: the least that a field which draws slots can cost. */
export function Field(props: FieldProps) {
  return (
    <div className="slots">
      <NativeField {...props} />
      {slotIndexes.map((index) => (
        <div key={index} className="slot" aria-hidden />
      ))}
    </div>
  );
}
