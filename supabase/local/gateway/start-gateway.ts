import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { App } from '@supabase/lite';
import { type BackendSecrets, localPublishableKey } from '../backend-secrets.ts';
import { accessTokenSeconds, createAccessTokens } from './access-tokens.ts';
import { answerAdminUsers } from './admin-users.ts';
import { restError } from './answers.ts';
import { allowAnyOrigin, answerPreflight, isPreflight } from './cross-origin.ts';
import { connectLite } from './lite-connection.ts';
import { assertLiteInternals } from './lite-self-test.ts';
import { nameError, runQuietly } from './quiet-library.ts';
import { factsOf, requestFacts } from './request-settings.ts';
import { createSessionRewriter } from './session-answers.ts';

export type Gateway = {
  url: string;
  /** Forgets the tables and functions it has seen; for tests that create some. */
  reloadSchema(): Promise<void>;
  stop(): Promise<void>;
};

export type GatewayOptions = {
  /** As supabase_admin, to a database that `ensureAuthSchema` and the migrations have passed over. */
  adminDatabaseUrl: string;
  /** 0 for any free one. */
  port: number;
  secrets: BackendSecrets;
  connections: number;
  /** Answers /functions/v1/<name>; null when there is no such function. */
  functions: (name: string, request: Request) => Promise<Response | null>;
  log: (line: string) => void;
};

/** Everything of a hosted project's HTTP side that Threadbook uses, on 127.0.0.1. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { secrets, log } = options;
  let handle = (_request: Request): Promise<Response> =>
    Promise.resolve(Response.json({ status: 'starting' }, { status: 503 }));
  const server = createServer(getRequestListener((request) => handle(request)));
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  const connection = connectLite(options.adminDatabaseUrl, options.connections);
  const app = new App({
    connection,
    api: { schemas: ['public'], max_rows: 1000, pg_safe_update: true, port, external_url: url },
    auth: {
      enabled: true,
      jwt_secret: secrets.innerTokenSecret,
      jwt_expiry: accessTokenSeconds,
      enable_refresh_token_rotation: true,
      enable_signup: false,
      publishable_key: localPublishableKey,
      secret_key: secrets.secretKey,
      email: { enable_confirmations: false },
    },
    options: { server: { admin: false, disableStudio: true } },
  });
  let stopped = false;
  const stop = async () => {
    stopped = true;
    server.close();
    server.closeAllConnections();
    await connection.close();
  };
  try {
    await assertLiteInternals(connection);
    const tokens = await createAccessTokens(secrets);
    const rewriteSession = createSessionRewriter(connection.driver, tokens, `${url}/auth/v1`);

    const answer = async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      if (isPreflight(request)) return answerPreflight(request);
      if (pathname === '/health') return Response.json({ status: 'ok' });
      if (pathname === '/auth/v1/.well-known/jwks.json') return Response.json(tokens.jwks);
      const admin = await answerAdminUsers(request, connection.driver, secrets.secretKey);
      if (admin !== null) return admin;
      const name = /^\/functions\/v1\/([a-z0-9-]+)(\/|$)/.exec(pathname)?.[1];
      if (name !== undefined)
        return (
          (await options.functions(name, request)) ??
          restError(404, 'NOT_FOUND', 'Requested function was not found')
        );
      const inner = await withInnerToken(request, tokens.toInner);
      return rewriteSession(request, await app.fetch(inner));
    };
    // The first look at the schema costs tens of milliseconds, which no caller should wait for.
    await runQuietly(log, () => connection.introspect({ useCache: true }));
    handle = (request) =>
      requestFacts.run(factsOf(request), () =>
        runQuietly(log, async () => {
          try {
            return allowAnyOrigin(await answer(request));
          } catch (error) {
            if (!stopped) log(`the gateway failed: ${nameError(error)}`);
            return allowAnyOrigin(restError(500, 'XX000', 'The local backend failed'));
          }
        }),
      );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, reloadSchema: () => connection.clearSchemaCache(), stop };
}

/** The library knows only its own signature; a token that is not ours goes on as it is, and is refused there. */
async function withInnerToken(
  request: Request,
  toInner: (token: string) => Promise<string | null>,
): Promise<Request> {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return request;
  const inner = await toInner(token);
  if (inner === null) return request;
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${inner}`);
  const empty = request.method === 'GET' || request.method === 'HEAD';
  const body = empty ? null : await request.arrayBuffer();
  return new Request(request.url, { method: request.method, headers, body });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Stop what uses it, or choose another: --port <port>`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
