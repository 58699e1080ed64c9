// A process of its own that serves the handler: the TypeScript beside this file, run by Vite.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = fileURLToPath(new URL('./serveHandler.ts', import.meta.url));
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
module.serveHandler(JSON.parse(process.argv[2]));
