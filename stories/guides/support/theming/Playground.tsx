import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { OtpInput, VerifyDialog, VerifyForm } from 'react-otp-verify';
import { createFakeBackend } from 'react-otp-verify/testing';
import { Choice } from './Choice.js';
import { PropertyControl } from './PropertyControl.js';
import { derivedRules, type Property, propertyGroups } from './properties.js';
import { Result } from './Result.js';
import { readProperty } from './readProperty.js';
import './playground.css';

type Values = Readonly<Record<string, string>>;

/** Every property with a control, what it looks like, and the style sheet that comes of it. */
export function Playground() {
  const [values, setValues] = useState<Values>({});
  const [look, setLook] = useState('');
  const [density, setDensity] = useState('');
  const [light, setLight] = useState('');
  const [isOpen, setOpen] = useState(false);
  const backend = useMemo(() => createFakeBackend({ challenge }), []);
  const preview = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Values>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever may change what is read.
  useLayoutEffect(() => {
    const { current } = preview;
    if (current) setShown(readAll(current));
  }, [values, look, density, light]);

  function set(name: string, value: string | undefined) {
    const { [name]: _, ...others } = values;
    setValues(value === undefined ? others : { ...others, [name]: value });
  }

  const attributes = {
    'data-otp-theme': look || undefined,
    'data-otp-density': density || undefined,
    'data-theme': light || undefined,
  };
  const screen = { backend, input: {}, autoSend: true, onCancel() {} } as const;

  return (
    <div className="playground">
      <style>{derivedRules('.playground-preview')}</style>
      <div className="playground-shown">
        <div
          ref={preview}
          className="playground-preview"
          style={values as CSSProperties}
          {...attributes}
        >
          <VerifyForm {...screen} initialFocus="none" headingLevel={3} offerChannels="always" />
          <div>
            <OtpInput label="The field alone" groups={[3, 3]} defaultValue="1234" />
          </div>
          <button type="button" className="playground-button" onClick={() => setOpen(true)}>
            As a dialog
          </button>
          <VerifyDialog {...screen} open={isOpen} onOpenChange={setOpen} headingLevel={3} />
        </div>
        <Result attributes={attributes} values={values} onReset={() => setValues({})} />
      </div>
      <div className="playground-controls">
        <div className="playground-choices">
          <Choice label="Look" value={look} onChange={setLook} options={['soft', 'contrast']} />
          <Choice
            label="Density"
            value={density}
            onChange={setDensity}
            options={['compact', 'comfortable']}
          />
          <Choice
            label="Light or dark"
            value={light}
            onChange={setLight}
            options={['light', 'dark']}
          />
        </div>
        {propertyGroups.map(({ title, properties }, index) => (
          <details key={title} open={index === 0}>
            <summary>{title}</summary>
            {properties.map((property) => (
              <PropertyControl
                key={property.name}
                property={property}
                value={values[property.name] ?? shown[property.name] ?? ''}
                isSet={property.name in values}
                onChange={(value) => set(property.name, value)}
              />
            ))}
          </details>
        ))}
      </div>
    </div>
  );
}

const challenge = { transaction: { amount: '49.90', currency: 'EUR', payee: 'Northwind' } };

const all: readonly Property[] = propertyGroups.flatMap(({ properties }) => properties);

/** Every property as it is in an element now. */
function readAll(element: HTMLElement): Values {
  return Object.fromEntries(
    all.map((property) => [property.name, readProperty(element, property)]),
  );
}
