import { UsageError } from '../../contract/UsageError.js';
import type { NodeRequest } from './NodeRequest.js';

const nodeRequests = new WeakMap<Request, NodeRequest>();

/** Remembers what a request was made from, for as long as that lives. */
export function link(request: Request, nodeRequest: NodeRequest): void {
  nodeRequests.set(request, nodeRequest);
}

/**
 * The request of Node's behind one that `authorize`, `onVerified`, `session` or `clientIp` is given, with all that the
 * middlewares before have put on it: Express's `req.session`, `req.user`, `req.ip`. The type is the caller's word.
 * @throws UsageError for a request that did not come through `toNodeListener`
 * @example authorize: (request) => ({ recipient: nodeRequestOf<express.Request>(request).session.phone })
 */
export function nodeRequestOf<Req extends object = NodeRequest>(request: Request): Req {
  const nodeRequest = nodeRequests.get(request);
  if (nodeRequest !== undefined) return nodeRequest as object as Req;
  throw new UsageError(
    '`nodeRequestOf` received a request that did not come through `toNodeListener`',
    'so there is no request of Node behind it',
    'Mount the handler with `toNodeListener(handler)`, and pass on the very request that it was given.',
  );
}
