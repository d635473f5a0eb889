import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { BackendSecrets } from '../backend-secrets.ts';
import { createAnswer } from './answer-request.ts';
import { restError } from './answers.ts';
import { allowAnyOrigin } from './cross-origin.ts';
import { createLiteFetch } from './lite-app.ts';
import { connectLite } from './lite-connection.ts';
import { assertLiteInternals } from './lite-self-test.ts';
import { nameError, runQuietly } from './quiet-library.ts';
import { factsOf, requestFacts } from './request-settings.ts';

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
  const { log } = options;
  // Until all is ready, whoever asks is told so and not kept waiting.
  let answer = (_request: Request): Promise<Response> =>
    Promise.resolve(Response.json({ status: 'starting' }, { status: 503 }));
  let stopped = false;
  const handle = (request: Request): Promise<Response> =>
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
  const server = createServer(getRequestListener(handle));
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  const connection = connectLite(options.adminDatabaseUrl, options.connections);
  const stop = async () => {
    stopped = true;
    server.close();
    server.closeAllConnections();
    // With a limit: a connection that broke in the middle of a query never becomes idle.
    await connection.driver.end({ timeout: 2 });
  };
  try {
    const lite = createLiteFetch(connection, options.secrets, url);
    // This also takes the first look at the schema, which costs more than any request should wait for.
    await runQuietly(
      () => undefined,
      () => assertLiteInternals(connection, lite),
    );
    answer = await createAnswer(options, connection, lite, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, reloadSchema: () => connection.clearSchemaCache(), stop };
}

function listen(server: Server, port: number): Promise<number> {
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
