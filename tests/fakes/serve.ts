import { createServer, type IncomingMessage } from 'node:http';
import type { FaultScript } from './faults.ts';

/** What a fake was asked, for "no request before not-before" and the count of quota. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly at: number;
}

export interface ServedFake {
  /** Origin with a slash at its end, as the Google packages want their `rootUrl`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves `answer` on a free port of this machine; a scripted fault goes before it. */
export async function serveFake(
  answer: (request: Request) => Promise<Response>,
  faults: Pick<FaultScript, 'add' | 'answerFor'>,
): Promise<ServedFake> {
  const server = createServer((incoming, outgoing) => {
    const reply = async () => {
      const request = await requestOf(incoming);
      const response =
        faults.answerFor(new URL(request.url), request.method) ?? (await answer(request));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    };
    // A fake that breaks must break the test: the caller sees the connection end.
    reply().catch((cause: unknown) => {
      outgoing.destroy(cause instanceof Error ? cause : new Error(String(cause)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const method = incoming.method ?? 'GET';
  const url = `http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`;
  return method === 'GET' || method === 'HEAD'
    ? new Request(url, { method, headers })
    : new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
