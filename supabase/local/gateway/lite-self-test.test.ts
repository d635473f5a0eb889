import type { PostgresConnection } from '@supabase/lite/postgres';
import { afterEach, expect, inject, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';
import { createLiteFetch } from './lite-app.ts';
import { connectLite } from './lite-connection.ts';
import { assertLiteInternals } from './lite-self-test.ts';
import { runQuietly } from './quiet-library.ts';

const backend = useBackend();
const open: PostgresConnection[] = [];

function connect(): PostgresConnection {
  const connection = connectLite(backend.adminDatabaseUrl, 1);
  open.push(connection);
  return connection;
}

const selfTest = (connection: PostgresConnection): Promise<void> => {
  const lite = createLiteFetch(connection, inject('testCluster').secrets, 'http://127.0.0.1:1');
  return runQuietly(
    () => undefined,
    () => assertLiteInternals(connection, lite),
  );
};

afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close();
});

test('the release in use has the internals that the cures sit on', async () => {
  await expect(selfTest(connect())).resolves.toBeUndefined();
});

/** What a release that renamed or moved an internal would look like. */
const moved: [string, (connection: PostgresConnection) => void][] = [
  ['rlsState', (connection) => Reflect.set(connection, 'rlsState', 'inactive')],
  ['ensureRlsContext', (connection) => Reflect.set(connection, 'ensureRlsContext', undefined)],
  ['normalizeDbError', (connection) => Reflect.deleteProperty(connection, 'normalizeDbError')],
  [
    'applyJwtSessionContext',
    (connection) => Reflect.deleteProperty(connection, 'applyJwtSessionContext'),
  ],
  [
    'applyRpcRequestGucs',
    (connection) => Reflect.deleteProperty(connection, 'applyRpcRequestGucs'),
  ],
];

test.each(moved)('a release without %s is refused before it serves', async (name, move) => {
  const connection = connect();
  move(connection);
  await expect(selfTest(connection)).rejects.toThrow(name);
});
