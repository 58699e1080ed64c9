import { Fragment, Profiler, useEffect, useState } from 'react';
import type { FieldModule } from './FieldModule.js';

/** How the app uses the field. */
export interface FieldSettings {
  isControlled?: boolean;
  required?: boolean;
  readOnly?: boolean;
}

export interface AppLog {
  changes: string[];
  completions: string[];
  /** When the last completion was, on the page's clock. */
  completedAtMs: number;
  /** Of React, in the profiling build. */
  commits: number;
}

/** An app that shows so many fields and writes down what it hears of them. */
export function createApp({ Field, Provider = Fragment }: FieldModule) {
  const log: AppLog = { changes: [], completions: [], completedAtMs: 0, commits: 0 };
  const handlers = {
    onChange: (code: string) => void log.changes.push(code),
    onComplete: (code: string) => {
      log.completedAtMs = performance.now();
      log.completions.push(code);
    },
  };
  const app = { App, log, setCount: (_count: number): void => undefined };
  return app;

  function App({ settings, count: firstCount }: { settings: FieldSettings; count: number }) {
    const [count, setCount] = useState(firstCount);
    useEffect(() => {
      app.setCount = setCount;
    }, []);
    const { isControlled, ...props } = settings;
    const Host = isControlled ? ControlledField : Field;
    return (
      <Provider>
        <Profiler id="fields" onRender={() => void log.commits++}>
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike, and never change places.
            <Host key={index} {...handlers} {...props} />
          ))}
        </Profiler>
      </Provider>
    );
  }

  function ControlledField(props: Omit<FieldSettings, 'isControlled'>) {
    const [code, setCode] = useState('');
    return (
      <Field
        {...props}
        value={code}
        onChange={(next) => {
          setCode(next);
          handlers.onChange(next);
        }}
        onComplete={handlers.onComplete}
      />
    );
  }
}
