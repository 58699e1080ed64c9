// Writes what `npx shadcn add` reads: the sources beside this file, as one item. Part of `npm run build`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** A file of the item. shadcn puts the app's own alias in place of `@/components`. */
function file(name, type) {
  const source = readFileSync(path(name), 'utf8');
  const content = source.replaceAll(/'\.\/([\w-]+)\.js'/g, "'@/components/ui/$1'");
  return { path: `registry/${name}`, type, content };
}

const item = {
  $schema: 'https://ui.shadcn.com/schema/registry-item.json',
  name: 'verify-form',
  type: 'registry:component',
  title: 'One-time code',
  description:
    'The code step of a login, a registration or a payment: the field, both clocks, resend, other channels, every failure.',
  dependencies: ['react-otp-verify', '@tanstack/react-query'],
  files: [file('otp-input.tsx', 'registry:ui'), file('verify-form.tsx', 'registry:component')],
};

mkdirSync(path('../../dist/registry'), { recursive: true });
writeFileSync(path('../../dist/registry/verify-form.json'), `${JSON.stringify(item, null, 2)}\n`);
