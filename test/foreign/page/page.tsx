import '../../../src/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Journey } from './Journey.js';
import { journeys } from './journeys.js';

const journey = journeys[location.pathname.slice(1)];
if (!journey) throw new Error(`There is no journey at ${location.pathname}`);

createRoot(document.querySelector('main') as HTMLElement).render(
  <StrictMode>
    <Journey {...journey} />
  </StrictMode>,
);
