import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App.js';
import { leakOnPurpose } from './leakOnPurpose.js';
import type { PageOptions } from './PageOptions.js';
import { tell } from './tell.js';
import '../../../src/styles/index.css';

const options: PageOptions = JSON.parse(
  new URLSearchParams(location.search).get('options') ?? '{}',
);

// Whatever devtools, persisters and error trackers of an app would see.
const queryCache = new QueryCache();
const mutationCache = new MutationCache({ onError: (error) => tell('error', error) });
queryCache.subscribe((event) => tell('query cache', event.query.state));
mutationCache.subscribe(({ mutation, type }) => {
  tell('mutation cache', [type, mutation?.state, mutation?.options]);
});
const client = new QueryClient({ queryCache, mutationCache });

const app = (
  <QueryClientProvider client={client}>
    <App {...options} />
  </QueryClientProvider>
);
const root = document.getElementById('root') as HTMLElement;
if (root.firstElementChild) {
  hydrateRoot(root, app, { onRecoverableError: (error) => tell('hydration', error) });
} else {
  createRoot(root).render(app);
}
if (options.leak) leakOnPurpose(options.leak, client);
