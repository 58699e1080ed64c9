import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import document from '../../../src/server/openapi.json';
import type { Handle } from './createBrowser.js';

interface Described {
  $ref?: string;
  content?: Record<string, unknown>;
}

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components']);
ajv.addSchema(closed(), 'openapi.json');

/** The document, with no room for what it does not name: an app of another server may add to it, this handler not. */
function closed(): object {
  const copy = structuredClone(document);
  const { Challenge, Problem, Delivery } = copy.components.schemas;
  for (const schema of [Challenge, Problem, Delivery]) {
    Object.assign(schema, { additionalProperties: false });
  }
  return copy;
}

/** Throws for each answer that the OpenAPI document does not describe. */
export function checkAnswers(handle: Handle): Handle {
  return async (request) => {
    const { method } = request;
    const path = new URL(request.url).pathname;
    const response = await handle(request);
    // What a browser asks before it sends is no operation.
    if (method !== 'OPTIONS' || response.status !== 204) await check(path, response);
    return response;
  };
}

/** Throws for an event that the document does not describe. */
export function checkEvent(event: string, data: unknown): void {
  const schema = { delivery: 'Delivery', result: 'Result' }[event];
  if (schema === undefined) throw new Error(`no event is called ${event}`);
  assertValid(`/components/schemas/${schema}`, data);
}

async function check(path: string, response: Response): Promise<void> {
  const { status } = response;
  const type = response.headers.get('content-type');
  const [pointer, described] = find(path, status);
  if (described.content === undefined) {
    if (type !== null || response.body !== null) throw new Error(`${path} ${status} has a body`);
    return;
  }
  if (type === null || !Object.hasOwn(described.content, type)) {
    throw new Error(`${path} ${status} is ${type}`);
  }
  // Checked where they are read, event by event.
  if (type === 'text/event-stream') return;
  const body = await response.clone().json();
  assertValid(`${pointer}/content/${type.replace('/', '~1')}/schema`, body);
  if (status >= 400 && body.status !== status) throw new Error(`${status} says ${body.status}`);
}

function find(path: string, status: number): [pointer: string, described: Described] {
  const segments = path.split('/').filter(Boolean);
  const [parent, last] = segments.slice(-2);
  const operations: Record<string, { post: { responses: object } }> = document.paths;
  const named = Object.hasOwn(operations, `/${segments.at(-1)}`)
    ? `/${segments.at(-1)}`
    : undefined;
  const name = named ?? (parent === 'webhooks' && last ? '/webhooks/{provider}' : undefined);
  // The answer to an action that there is none of has no operation to stand under.
  const operation = operations[name ?? '/cancel'];
  const answers = new Map<string, Described>(Object.entries(operation?.post.responses ?? {}));
  const answer = answers.get(String(name === undefined ? 404 : status));
  if (answer === undefined) throw new Error(`${path} answers ${status}, which is not described`);
  const pointer = answer.$ref?.slice(1);
  if (pointer === undefined) {
    const place = String(name).replace('~', '~0').replaceAll('/', '~1');
    return [`/paths/${place}/post/responses/${status}`, answer];
  }
  const shared: Record<string, Described> = document.components.responses;
  return [pointer, shared[pointer.split('/').at(-1) ?? ''] ?? {}];
}

function assertValid(pointer: string, data: unknown): void {
  const validate = ajv.getSchema(`openapi.json#${encodeURI(pointer)}`);
  if (!validate) throw new Error(`the document has no ${pointer}`);
  if (!validate(data)) {
    throw new Error(
      `${JSON.stringify(data)} is not as ${pointer}: ${ajv.errorsText(validate.errors)}`,
    );
  }
}
