import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it. Said at the field, and read with it. */
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** An ordinary labelled field. */
export function Field({ label, hint, error, onChange, ...input }: FieldProps) {
  const id = useId();
  const isInvalid = error !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={isInvalid || undefined}
        aria-describedby={hint ? `${id}-error ${id}-hint` : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
