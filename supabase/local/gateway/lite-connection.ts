import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import { answerDatabaseError } from './error-answers.ts';
import { applyRequestSettings } from './request-settings.ts';

type Codec = {
  to: number;
  from: number[];
  parse: (text: string) => unknown;
  serialize: (value: unknown) => string;
};

const codec = (
  oid: number,
  parse: Codec['parse'],
  serialize: Codec['serialize'] = String,
): Codec => ({ to: oid, from: [oid], parse, serialize });

/** `2026-11-22 10:18:33.86+00` → `2026-11-22T10:18:33.86+00:00`, as PostgREST prints it. */
const isoInstant = (text: string): string => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');

/** Arguments arrive as JSON text already; encoding them again would make strings of arrays. */
const jsonText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Cure: the library's own codecs print spaces in instants, strings for numbers, and encode JSON twice. */
const types = {
  timestamp: codec(1114, isoInstant),
  timestamptz: codec(1184, isoInstant),
  numeric: codec(1700, Number),
  json: codec(114, JSON.parse, jsonText),
  jsonb: codec(3802, JSON.parse, jsonText),
};

/** The library's pool to `url` (as supabase_admin; it takes on the caller's role for each request). */
export function connectLite(url: string, connections: number): PostgresConnection {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      max: connections,
      onnotice: () => undefined,
      // Cure: the library sets no path, so `=` on citext would compare case.
      connection: {
        search_path: '"$user", public, extensions',
        application_name: 'threadbook-gateway',
      },
      types,
    },
  });
  // Internals of 0.10.0, which `assertLiteInternals` watches.
  // Cure: in any other state the first request grants everything to everyone in schemas with row-level security.
  Reflect.set(connection, 'rlsState', 'active');
  Reflect.set(connection, 'applyJwtSessionContext', applyRequestSettings);
  Reflect.set(connection, 'applyRpcRequestGucs', () => Promise.resolve());
  connection.normalizeDbError = answerDatabaseError;
  return connection;
}
