import type { QueryClient } from '@tanstack/react-query';
import type { PageOptions } from './PageOptions.js';
import { tell } from './tell.js';

/** What an app could do wrong with a code, one at a time: the control of the test that looks for leaks. */
export function leakOnPurpose(way: NonNullable<PageOptions['leak']>, client: QueryClient): void {
  const ways: Record<typeof way, (code: string) => unknown> = {
    console: (code) => console.info('typed', { code }),
    storage: (code) => localStorage.setItem('draft', code),
    url: (code) => history.replaceState(null, '', `?code=${code}`),
    attribute: (code) => document.body.setAttribute('data-code', code),
    tabs: (code) => new BroadcastChannel('own').postMessage({ code }),
    analytics: (code) => tell('analytics', { code }),
    cache: (code) => client.setQueryData(['code'], code),
    error: (code) =>
      void Promise.reject(Object.assign(new Error('failed'), { cause: new Error(code) })),
    memory: (code) => Object.assign(client, { typed: [code] }),
    idb: (code) => {
      const request = indexedDB.open('drafts', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('codes').put({ code }, 1);
    },
  };
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'code') return;
    if (target.value.length === 6) ways[way](target.value);
  });
}
