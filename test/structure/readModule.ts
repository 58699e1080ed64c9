import { parseSync } from 'vite';

interface Import {
  specifier: string;
  /** Gone after compilation, so it ties files together but bundles nothing. */
  isTypeOnly: boolean;
}

/** What the rules need to know of a file. */
export interface Module {
  /** From the root of the repository, with forward slashes. */
  path: string;
  imports: Import[];
  /** Exported names; types as `type Name`. */
  exports: string[];
  hasExportAll: boolean;
  /** Every identifier but the names of members, such as `setTimeout` and `window`. */
  identifiers: Set<string>;
  lineCount: number;
  /** A comment stands above the code. */
  hasOpeningComment: boolean;
}

interface Node {
  type?: string;
  name?: string;
  computed?: boolean;
  source?: { value?: string };
}

export function readModule(path: string, source: string): Module {
  const module: Module = {
    path,
    imports: [],
    exports: [],
    hasExportAll: false,
    identifiers: new Set(),
    lineCount: source.trimEnd().split('\n').length,
    hasOpeningComment: /^(['"]use client['"];)?\s*\/[/*]/.test(source),
  };
  if (!/\.[cm]?tsx?$/.test(path)) return module;

  const { program, module: records, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  for (const { moduleRequest, entries } of records.staticImports) {
    const isTypeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    module.imports.push({ specifier: moduleRequest.value, isTypeOnly });
  }
  for (const { entries } of records.staticExports) {
    for (const { moduleRequest, importName, exportName, isType } of entries) {
      if (moduleRequest) {
        module.imports.push({ specifier: moduleRequest.value, isTypeOnly: isType });
      }
      if (importName.kind.startsWith('All')) module.hasExportAll = true;
      const name = exportName.kind === 'Default' ? 'default' : exportName.name;
      if (name) module.exports.push(isType ? `type ${name}` : name);
    }
  }
  visit(program, (node) => {
    if (node.type === 'Identifier' && node.name) module.identifiers.add(node.name);
    const isType = node.type === 'TSImportType';
    if ((isType || node.type === 'ImportExpression') && node.source?.value) {
      module.imports.push({ specifier: node.source.value, isTypeOnly: isType });
    }
  });
  return module;
}

function visit(value: unknown, onNode: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, onNode);
  } else if (typeof value === 'object' && value !== null) {
    const node: Node = value;
    onNode(node);
    for (const [key, child] of Object.entries(node)) {
      const isMemberName = (key === 'property' || key === 'key') && !node.computed;
      if (!isMemberName) visit(child, onNode);
    }
  }
}
