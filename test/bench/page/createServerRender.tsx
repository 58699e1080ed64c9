import { renderToString } from 'react-dom/server';
import { createApp, type FieldSettings } from './createApp.js';
import type { FieldModule } from './FieldModule.js';

/** What a server sends for a page of so many fields. */
export type ServerRender = (settings?: FieldSettings, count?: number) => string;

/** @public Imported by the bundles' entries. */
export function createServerRender(field: FieldModule): ServerRender {
  const { App } = createApp(field);
  return (settings = {}, count = 1) => renderToString(<App settings={settings} count={count} />);
}
