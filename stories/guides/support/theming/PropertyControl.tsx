import { useId } from 'react';
import type { Property } from './properties.js';

interface Props {
  property: Property;
  /** As it is now, by whomever. */
  value: string;
  /** By the reader. */
  isSet: boolean;
  /** `undefined`: as it was. */
  onChange: (value: string | undefined) => void;
}

/** One property: its name, what it is for, and what sets it. */
export function PropertyControl({ property, value, isSet, onChange }: Props) {
  const id = useId();
  const shared = { id, 'aria-describedby': `${id}about` };
  return (
    <div className="playground-property" data-set={isSet || undefined}>
      <label htmlFor={id}>{property.name}</label>
      <p id={`${id}about`}>{property.about}</p>
      <div>
        {property.kind === 'colour' && (
          <input
            {...shared}
            type="color"
            value={value}
            onChange={(e) => onChange(e.target.value)}
          />
        )}
        {property.kind === 'text' && (
          <input {...shared} type="text" value={value} onChange={(e) => onChange(e.target.value)} />
        )}
        {property.kind === 'number' && (
          <input
            {...shared}
            type="range"
            min={property.min}
            max={property.max}
            step={property.step}
            value={Number.parseFloat(value) || 0}
            onChange={(e) => onChange(`${e.target.value}${property.unit}`)}
          />
        )}
        {property.kind !== 'text' && <output htmlFor={id}>{value}</output>}
        {isSet && (
          <button
            type="button"
            className="playground-button"
            aria-label={`Reset ${property.name}`}
            onClick={() => onChange(undefined)}
          >
            Reset
          </button>
        )}
      </div>
    </div>
  );
}
