import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** `T01` to `T24`: ids of cases from one number to another. */
const range = (letter: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => letter + String(first + n).padStart(2, '0'));

/**
 * The cases that data and rights are proven by: tenancy and roles, several at once, audit, operation; the outbox; messages and
 * hostile pages; hostile mail; and edge functions. C05 comes with the
 * import, O05 and later with what they are about.
 */
const required = [
  ...range('T', 1, 24),
  ...range('C', 1, 4),
  ...['C06', 'C07', 'C08', 'C09'],
  ...range('A', 1, 3),
  ...range('O', 1, 4),
  ...range('Q', 1, 14),
  ...range('M', 1, 13),
  ...range('H', 1, 10),
  ...range('E', 1, 6),
];

/** What the title of a test begins with, where that is a case: `test('T01 …'` and `test.each(…)('T01 …'`. */
const titled = /(?:\btest\(|\)\()\s*['"`]([A-Z]\d\d) /g;

test('every named case has a test whose name begins with it', () => {
  const found = new Set(
    sourceFiles(/^(?:supabase|tests|extension|shared)\/.*\.(?:test|spec)\.tsx?$/).flatMap(
      ({ text }) => [...text.matchAll(titled)].map(([, id]) => id),
    ),
  );
  expect(
    required.filter((id) => !found.has(id)),
    'Write the case, or give the test that proves it a name that begins with its id',
  ).toEqual([]);
});
