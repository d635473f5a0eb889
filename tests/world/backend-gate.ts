import type { BrowserContext, Request, Route } from 'playwright';

/**
 * `fair`: answers pass. `down`: nothing is reached. `answers_lost`: the backend does what it was asked, and the answer is
 * lost on the way back: the case in which sending again must not do it twice. `session_ended`: the backend gets tokens that
 * it never gave, and answers as it does to a session that is over.
 */
export type Weather = 'fair' | 'down' | 'answers_lost' | 'session_ended';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * Stands between a browser and the backend: what a build sends to its `address` goes to `backend`, wherever that runs.
 * One build serves every run, whatever port is free, and the line can be cut.
 */
export class BackendGate {
  weather: Weather = 'fair';
  readonly seen: SeenRequest[] = [];
  readonly #backend: string;

  private constructor(backend: string) {
    this.#backend = backend;
  }

  static async open(context: BrowserContext, address: string, backend: string) {
    const gate = new BackendGate(backend);
    await context.route(`${address}/**`, (route) => gate.#pass(route));
    return gate;
  }

  /** Calls of one RPC since the gate opened or was last cleared. */
  calls(rpc: string): readonly SeenRequest[] {
    return this.seen.filter(
      ({ method, path }) => method === 'POST' && path.endsWith(`/rpc/${rpc}`),
    );
  }

  async #pass(route: Route): Promise<void> {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    this.seen.push({
      method: request.method(),
      path: pathname,
      body: request.postData() ?? '',
    });
    if (this.weather === 'down') return route.abort('connectionrefused');
    const response = await this.#send(request, `${this.#backend}${pathname}${search}`);
    const body = Buffer.from(await response.arrayBuffer());
    if (this.weather === 'answers_lost') return route.abort('connectionreset');
    await route.fulfill({ status: response.status, headers: endToEnd(response.headers), body });
  }

  async #send(request: Request, url: string): Promise<Response> {
    const ended = this.weather === 'session_ended';
    const headers = endToEnd(new Headers(await request.allHeaders()));
    const body = request.postDataBuffer();
    return fetch(url, {
      method: request.method(),
      headers: ended ? { ...headers, authorization: `Bearer ${foreignToken}` } : headers,
      ...(body === null ? {} : { body: ended ? withoutRefresh(body) : new Uint8Array(body) }),
    });
  }
}

/** Well-formed, and signed by nobody whom the backend knows. */
const foreignToken = [
  { alg: 'ES256', typ: 'JWT', kid: 'nobody' },
  { sub: '00000000-0000-4000-8000-000000000000', role: 'authenticated', exp: 1 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat(Buffer.alloc(64).toString('base64url'))
  .join('.');

const withoutRefresh = (body: Buffer): string =>
  body.toString().replace(/("refresh_token":")[^"]*/, '$1ended');

/** Headers that belong to one connection or one encoding of the body, and not to the message. */
const perConnection = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

const endToEnd = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers].filter(([name]) => !perConnection.has(name) && !name.startsWith(':')),
  );
