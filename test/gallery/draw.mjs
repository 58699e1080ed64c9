// `npm run gallery`: the TypeScript beside this file, run by Vite.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = fileURLToPath(new URL('./drawGallery.ts', import.meta.url));
const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
await module.drawGallery(...process.argv.slice(2));
