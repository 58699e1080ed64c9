import { posix } from 'node:path';
import type { Module } from './readModule.js';

/** What a layer may import: folders of `src/`, `NAME (types)` for types alone, and npm packages. */
interface Layer {
  layers: readonly string[];
  packages: readonly string[];
}

export type Layers = Readonly<Record<string, Layer>>;

/** A finding: the file, what is wrong and what to do. */
export type Finding = string;

/** The layer of a file of `src/`: its folder, or for a file beside the folders its own name. */
function layerOf(path: string): string | undefined {
  return /^src\/([^/]+)/.exec(path)?.[1];
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

const isRelative = (specifier: string) => /^\.{1,2}(\/|$)/.test(specifier);

/** `lodash/fp` is of `lodash`, `@scope/name/part` of `@scope/name`. */
const packageOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Edges that the table of layers does not name. */
export function checkLayers({ path, imports }: Module, layers: Layers): Finding[] {
  const from = layerOf(path);
  if (from === undefined) return [];
  const layer = layers[from];
  if (layer === undefined) return [`${path}: \`${from}\` is not in the table of layers`];

  return imports.flatMap(({ specifier, isTypeOnly }) => {
    if (!isRelative(specifier)) {
      return layer.packages.includes(packageOf(specifier))
        ? []
        : [`${path}: \`${from}\` may not import the package ${packageOf(specifier)}`];
    }
    const target = resolve(path, specifier);
    const to = layerOf(target);
    if (to === from) return [];
    if (to === undefined) return [`${path}: imports ${target}, outside src/`];
    const isAllowed =
      layer.layers.includes(to) || (isTypeOnly && layer.layers.includes(`${to} (types)`));
    return isAllowed ? [] : [`${path}: \`${from}\` may not import \`${to}\` (${target})`];
  });
}

/** Imports of `src/` other than of the given public entries. */
export function checkPublicOnly({ path, imports }: Module, entries: readonly string[]): Finding[] {
  return imports
    .filter(({ specifier }) => isRelative(specifier))
    .map(({ specifier }) => resolve(path, specifier))
    .filter((target) => layerOf(target) !== undefined && !entries.includes(target))
    .map((target) => `${path}: imports ${target}; import it from ${entries.join(' or ')}`);
}

/** Relative imports that are not written as the file they compile to. */
export function checkSpecifiers({ path, imports }: Module): Finding[] {
  return imports
    .filter(({ specifier }) => isRelative(specifier) && !/\.(js|css)(\?\w+)?$/.test(specifier))
    .map(({ specifier }) => `${path}: write '${specifier}' with its ending, as in './x.js'`);
}

/** Style sheets imported by code: the declarations keep the import, and no bundler of the app's asked for it. */
export function checkNoCss({ path, imports }: Module): Finding[] {
  return imports
    .filter(({ specifier }) => /\.css(\?|$)/.test(specifier))
    .map(({ specifier }) => `${path}: imports ${specifier}; styles are an entry of their own`);
}

/** Reads of the world around in code that must give the same answer every time. */
export function checkPure({ path, identifiers }: Module, impure: readonly string[]): Finding[] {
  return impure
    .filter((name) => identifiers.has(name))
    .map((name) => `${path}: uses \`${name}\`; rules take what they need as arguments`);
}

export function checkNoExportAll({ path, hasExportAll }: Module): Finding[] {
  return hasExportAll ? [`${path}: \`export *\`; list the names one by one`] : [];
}

export function checkSize({ path, lineCount, hasOpeningComment }: Module): Finding[] {
  if (lineCount > 350) return [`${path}: ${lineCount} lines; part it, 350 are the most`];
  return lineCount > 250 && !hasOpeningComment
    ? [`${path}: ${lineCount} lines; past 250 a comment at the top says why`]
    : [];
}

/** How the names that an entry exports differ from those on the list. */
export function compareNames(
  entry: string,
  exported: readonly string[],
  listed: readonly string[],
): Finding[] {
  return [
    ...exported
      .filter((name) => !listed.includes(name))
      .map((name) => `${entry}: exports ${name}, which is not on the list of public names`),
    ...listed
      .filter((name) => !exported.includes(name))
      .map((name) => `${entry}: no longer exports ${name}: a breaking change`),
  ];
}
