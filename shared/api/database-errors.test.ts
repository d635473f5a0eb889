import { expect, test } from 'vitest';
import { errorCatalogue } from '../contracts/errors.ts';
import { crmErrorFromDatabase } from './database-errors.ts';

test.each([
  ['a text that jsonb cannot hold', '22P05', 400],
  ['a constraint behind a function', '23514', 400],
  ['lists within lists without end', '54001', 500],
])('%s is never sent again', (_, code, status) => {
  const error = crmErrorFromDatabase({ code, details: 'Failing row contains (…)' }, status);
  expect([error.code, errorCatalogue[error.code].retryable, error.facts]).toEqual([
    ...['TB004', false, {}],
  ]);
});

test.each([
  ['a deadlock', '40P01'],
  ['a statement that took too long', '57014'],
])('%s may be sent again', (_, code) => {
  expect(errorCatalogue[crmErrorFromDatabase({ code }, 500).code].retryable).toBe(true);
});
