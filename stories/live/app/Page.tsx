import type { ReactNode } from 'react';
import './app.css';

/** The pages of Fernhill, the bank of the demo. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <main className="bank">
      <p className="bank-brand">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path
            d="M20.5 3.5C10 3.5 4.5 8 4.5 14.5c0 1.7.4 3 .9 4C7 13.5 10.5 10.5 15 9c-4 2.3-7 6-8.3 11.5h2C16.5 20.5 20.5 15 20.5 3.5Z"
            fill="currentColor"
          />
        </svg>
        Fernhill
      </p>
      {children}
    </main>
  );
}
