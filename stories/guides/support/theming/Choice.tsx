interface Props {
  label: string;
  value: string;
  /** Beside the default, which is none of them. */
  options: readonly string[];
  onChange: (value: string) => void;
}

/** One of a few, or none. */
export function Choice({ label, value, options, onChange }: Props) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">default</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}
