import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

export type SentToPlatform = { method: string; path: string; body: string };

/**
 * Stands in for the API that the CLI talks to when a command names a project: remembers what it was sent and answers that it
 * was done. `env` makes the CLI take it for the platform.
 */
export async function startPlatform(folder: string) {
  const sent: SentToPlatform[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      if (method !== 'GET') {
        sent.push({ method, path: url, body: Buffer.concat(parts).toString('utf8') });
      }
      response.setHeader('content-type', 'application/json');
      response.statusCode = method === 'GET' ? 200 : 201;
      response.end(JSON.stringify(method === 'GET' ? [] : deployed));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const here = `http://127.0.0.1:${port}`;
  const profile = join(folder, 'platform.yaml');
  await writeFile(
    profile,
    `name: test\napi_url: ${here}\ndashboard_url: ${here}\nproject_host: 127.0.0.1\n`,
  );
  return {
    sent,
    env: { SUPABASE_PROFILE: profile, SUPABASE_ACCESS_TOKEN: `sbp_${'0'.repeat(40)}` },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const deployed = {
  ...{ id: '11111111-1111-4111-8111-111111111111', slug: 'tick', name: 'tick', status: 'ACTIVE' },
  ...{ version: 1, created_at: 1, updated_at: 1, verify_jwt: false },
};
