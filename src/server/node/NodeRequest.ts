/** What is used of a request of `node:http`, `node:https`, `node:http2` or Express. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the path, with the mount point. */
  readonly originalUrl?: string | undefined;
  /** Express: `https` behind a proxy too, where `trust proxy` says so. */
  readonly protocol?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: object;
  /** Somebody has read the body. What they left of it is in `rawBody` or in `body`. */
  readonly readableDidRead: boolean;
  readonly rawBody?: unknown;
  readonly body?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of a response of theirs. */
export interface NodeResponse {
  statusCode: number;
  readonly writableFinished: boolean;
  getHeader(name: string): number | string | string[] | undefined;
  setHeader(name: string, value: string | string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  end(data: Uint8Array): unknown;
  destroy(): unknown;
  once(event: 'close' | 'drain', listener: () => void): unknown;
}
