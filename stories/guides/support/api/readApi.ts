import {
  API,
  type Checker,
  type Symbol as Declared,
  type JSDocTagInfo,
  type Project,
  SignatureKind,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';
import type { Api, ApiMember } from './Api.js';

type Declaration = Declared['declarations'][number];

const entries = {
  'react-otp-verify': 'index.ts',
  'react-otp-verify/server': 'server/index.ts',
  'react-otp-verify/testing': 'testing/index.ts',
};

/**
 * Every public name by entry and name, read by the compiler itself, so that what is inherited, picked or generic is
 * as exact as in an editor. `react-docgen` sees one file at a time, and `react-docgen-typescript` needs TypeScript 5.
 */
export function readApi(root: string): Api[] {
  const compiler = new API({ cwd: root });
  try {
    const config = `${root}/src/tsconfig.json`;
    const project = compiler.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config} is no project`);
    return Object.entries(entries).flatMap(([from, file]) =>
      readEntry(project, `${root}/src/`, from, file),
    );
  } finally {
    compiler.close();
  }
}

function readEntry({ program, checker }: Project, src: string, from: string, file: string): Api[] {
  const source = program.getSourceFile(src + file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${src}${file} exports nothing`);
  const read = createReader(checker, src);
  return checker.getExportsOfModule(module).map((exported) => {
    const isAlias = exported.flags & SymbolFlags.Alias;
    return {
      ...read(isAlias ? checker.getAliasedSymbol(exported) : exported, exported.name),
      from,
    };
  });
}

function createReader(checker: Checker, src: string) {
  const isOurs = ({ declarations }: Declared) => declarations.some(({ path }) => isIn(path, src));
  const textOf = (type: Type) => tidy(checker.typeToString(type, undefined, noTruncation));

  function membersOf(type: Type): ApiMember[] {
    const ours = checker.getPropertiesOfType(type).filter(isOurs);
    const files = ours.map(fileOf);
    const order = (symbol: Declared) => files.indexOf(fileOf(symbol));
    return ours
      .toSorted((a, b) => order(a) - order(b) || indexOf(a) - indexOf(b))
      .map(readMember)
      .toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired) || rank(a) - rank(b));
  }

  function readMember(symbol: Declared): ApiMember {
    const tags = checker.getJsDocTagsOfSymbol(symbol);
    const type = checker.getTypeOfSymbol(symbol);
    if (!type) throw new Error(`${symbol.name} has no type`);
    const choices = choicesOf(type);
    const written = writtenType(symbol);
    // Of one declaration that lists the choices, in its own order.
    const isListed = symbol.declarations.length === 1 && /^'|^\d|^boolean$/.test(written ?? '');
    return {
      name: symbol.name,
      description: sayOnce(checker.getDocumentationCommentOfSymbol(symbol)) + seeOf(tags),
      type: (isListed ? undefined : textOfChoices(choices)) ?? written ?? textOf(type),
      isRequired: !(symbol.flags & SymbolFlags.Optional) && !symbol.declarations.some(isLeftOut),
      choices: choices && !choices.includes(true) ? choices : undefined,
      defaultValue: textOfTag(tags, 'default'),
    };
  }

  /** As the source writes it, where that is one thing: shorter than what it comes to. */
  function writtenType({ declarations }: Declared): string | undefined {
    for (const declaration of declarations) {
      const { type, parameters } = nodeOf(declaration);
      const text = type?.getText();
      // An indexed type says less than what it comes to; a method's is that of its result.
      if (!text || parameters || !isIn(declaration.path, src)) continue;
      if (text !== 'undefined' && !text.includes('[')) return tidy(text);
    }
    return undefined;
  }

  return (symbol: Declared, name: string): Omit<Api, 'from'> => {
    const tags = checker.getJsDocTagsOfSymbol(symbol);
    const isValue = Boolean(symbol.flags & SymbolFlags.Value);
    const isClass = Boolean(symbol.flags & SymbolFlags.Class);
    const type =
      isValue && !isClass
        ? checker.getTypeOfSymbol(symbol)
        : checker.getDeclaredTypeOfSymbol(symbol);
    if (!type) throw new Error(`${name} has no type`);
    const [signature] = isValue ? checker.getSignaturesOfType(type, SignatureKind.Call) : [];
    const about = {
      name,
      description: checker.getDocumentationCommentOfSymbol(symbol),
      tags: tags.flatMap(({ name, text = '' }) => ({ name, text: text.trim() })),
      type: textOfChoices(choicesOf(type)) ?? textOf(type),
    };
    if (!signature) {
      const kind = isClass ? 'class' : isValue ? 'value' : 'type';
      return { ...about, kind, takes: membersOf(type), takesAttributes: false, returns: [] };
    }
    const isComponent = /^[A-Z]/.test(name);
    const parameters = signature.getParameters();
    const given = parameters.length > 0 ? checker.getParameterType(signature, 0) : undefined;
    const first = given && checker.getNonNullableType(given);
    // A destructured one is called `__0`.
    const isOptions = /^(options|props|__0)$/.test(parameters[0]?.name ?? '');
    const members = isOptions && first ? membersOf(first) : [];
    const result = checker.getReturnTypeOfSignature(signature);
    return {
      ...about,
      kind: isComponent ? 'component' : 'function',
      takes:
        members.length > 0 || isComponent
          ? members
          : parameters.map((parameter) => describeParameter(readMember(parameter), tags)),
      takesAttributes:
        isComponent && first !== undefined && checker.getPropertiesOfType(first).length > 100,
      returns: isComponent || !result ? [] : membersOf(result),
    };
  };
}

const noTruncation = 1;

/** On the file systems that do not tell `A` from `a`, the compiler writes paths in lower case. */
function isIn(path: string, folder: string): boolean {
  return path.toLowerCase().startsWith(folder.toLowerCase());
}

function choicesOf(type: Type): ApiMember['choices'] {
  const parts = (type.isUnionType() ? type.getTypes() : [type]).filter(
    (part) => !(part.isIntrinsicType() && part.intrinsicName === 'undefined'),
  );
  const choices = parts.map((part) =>
    part.isLiteralType() && typeof part.value !== 'bigint' ? part.value : undefined,
  );
  return choices.length > 0 && choices.every((choice) => choice !== undefined)
    ? choices
    : undefined;
}

function textOfChoices(choices: ApiMember['choices']): string | undefined {
  if (choices?.includes(true)) return 'boolean';
  return choices?.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(' | ');
}

/** Optional members take `undefined` as well, which goes without saying. */
function tidy(type: string): string {
  const bare = type
    .replace(/\s+/g, ' ')
    .replace(/(\?: [^;,)]+) \| undefined/g, '$1')
    .replace(/^\| | \| undefined$/g, '');
  return /^\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** What there is to look at in a node of the syntax, whatever its kind. */
interface Written {
  type?: { getText(): string } | undefined;
  parameters?: unknown;
  questionToken?: unknown;
}

function nodeOf(declaration: Declaration): Written {
  return (declaration.resolve() ?? {}) as Written;
}

/** A parameter that may be left out is not marked so in its symbol. */
const isLeftOut = (declaration: Declaration) => nodeOf(declaration).questionToken !== undefined;
const fileOf = ({ declarations }: Declared) => declarations[0]?.path;
const indexOf = ({ declarations }: Declared) => declarations[0]?.index ?? 0;
/** What only tests need comes last. */
const rank = ({ description }: ApiMember) => Number(description.includes('For tests.'));

function describeParameter(member: ApiMember, tags: readonly JSDocTagInfo[]): ApiMember {
  const tag = tags.find(
    ({ name, text }) => name === 'param' && text?.startsWith(`${member.name} `),
  );
  return { ...member, description: tag?.text?.slice(member.name.length + 1) ?? member.description };
}

/** A prop of several declarations that say the same has their texts one below the other. */
function sayOnce(description: string): string {
  return [...new Set(description.split('\n'))].join('\n');
}

function textOfTag(tags: readonly JSDocTagInfo[], wanted: string): string | undefined {
  return tags.find(({ name }) => name === wanted)?.text?.trim();
}

function seeOf(tags: readonly JSDocTagInfo[]): string {
  const see = textOfTag(tags, 'see');
  return see ? ` See ${see}.` : '';
}
