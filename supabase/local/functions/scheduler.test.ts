import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ringFunction } from './scheduler.ts';

let server: Server;
let url = '';
let rung: string[] = [];
let answer = 200;
let stopped: AbortController;
let logged: string[] = [];

beforeEach(async () => {
  [rung, logged, answer, stopped] = [[], [], 200, new AbortController()];
  server = createServer((request, response) => {
    rung.push(`${request.method} ${request.url} ${request.headers['x-cron-secret']}`);
    response.writeHead(answer).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address !== null && typeof address === 'object') url = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  stopped.abort();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ring = (seconds: number) =>
  ringFunction({
    name: 'tick',
    ...{ url, cronSecret: 'the-cron-secret', seconds, signal: stopped.signal },
    log: (line) => logged.push(line),
  });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('it rings at once, and again, with the secret', async () => {
  const ringing = ring(0.01);
  await until(() => rung.length >= 2);
  stopped.abort();
  await ringing;
  expect(rung[0]).toBe('POST /functions/v1/tick the-cron-secret');
  expect(logged).toEqual([]);
});

test('a failed ring is logged by its status and does not end it', async () => {
  answer = 502;
  const ringing = ring(0.01);
  await until(() => rung.length >= 2);
  stopped.abort();
  await ringing;
  expect(logged[0]).toBe('tick answered 502');
});

test('a gateway that is gone does not end it', async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const ringing = ring(0.01);
  await until(() => logged.length >= 2);
  stopped.abort();
  await ringing;
  expect(logged[0]).toMatch(/^tick failed: /);
});

test('stopped, it ends in the middle of its pause', async () => {
  const ringing = ring(3600);
  await until(() => rung.length === 1);
  stopped.abort();
  await expect(ringing).resolves.toBeUndefined();
});
