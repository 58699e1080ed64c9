import { fileURLToPath } from 'node:url';

export const benchPath = fileURLToPath(new URL('..', import.meta.url));
export const rootPath = fileURLToPath(new URL('../../..', import.meta.url));
export const peersPath = `${benchPath}peers`;
/** Inside the peers' `node_modules`, so that what is left outside a bundle is found there, and no one commits it. */
export const outputPath = `${peersPath}/node_modules/.bench`;
