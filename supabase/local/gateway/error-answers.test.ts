import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';
import { statusOfSqlstate } from './error-answers.ts';

const backend = useBackend();

beforeAll(async () => {
  await backend.sql.unsafe(`
    create function public.fail_with(state text) returns void
    language plpgsql set search_path = '' as $$
    begin
      raise exception using errcode = state, message = 'a_name', detail = '{"field":"due"}', hint = 'a hint';
    end $$;
    create table public.checked (n int constraint positive check (n > 0));
    grant insert, update, delete, select on public.checked to service_role;
    create function public.select_missing() returns void
    language plpgsql as $$ begin perform from public.no_such_table; end $$;`);
  await backend.reloadSchema();
});

test.each([
  ['TB001', 400],
  ['TB023', 400],
  ['P0001', 400],
  ['P0002', 500],
  ['22P02', 400],
  ['23514', 400],
  ['23505', 409],
  ['40001', 500],
  ['40P01', 500],
  ['57014', 500],
  ['42501', 401],
])('SQLSTATE %s comes back as HTTP %i with its code', async (state, status) => {
  const answer = await backend.anonymous().rpc('fail_with', { state });
  expect(answer.status).toBe(status);
  expect(answer.error).toMatchObject({ code: state, message: 'a_name' });
});

test('an error of the catalogue keeps message, details and hint', async () => {
  const { error } = await backend.anonymous().rpc('fail_with', { state: 'TB006' });
  expect(error).toMatchObject({
    ...{ code: 'TB006', message: 'a_name', details: '{"field":"due"}', hint: 'a hint' },
  });
});

test('a violated check names its constraint', async () => {
  const { error, status } = await backend.service().from('checked').insert({ n: -1 });
  expect(status).toBe(400);
  expect(error).toMatchObject({ code: '23514', message: expect.stringContaining('positive') });
});

test('a table missing inside a function is no missing endpoint', async () => {
  const answer = await backend.service().rpc('select_missing');
  expect(answer.status).toBe(404);
  expect(answer.error?.code).toBe('42P01');
});

test('an unknown function is named as PostgREST names it', async () => {
  const answer = await backend.anonymous().rpc('no_such_function');
  expect(answer.status).toBe(404);
  expect(answer.error?.code).toBe('PGRST202');
});

describe('a change of every row by mistake', () => {
  test('is refused without a filter, as on hosted', async () => {
    const answer = await backend.service().from('checked').update({ n: 2 });
    expect(answer.status).toBe(400);
    expect(answer.error?.code).toBe('21000');
  });
});

test.each([
  ['53300', 503],
  ['53400', 500],
  ['25006', 405],
  ['42P17', 500],
  ['28000', 403],
  ['XX000', 500],
  ['TB999', 400],
])('the table of PostgREST: %s is %i', (state, status) => {
  expect(statusOfSqlstate(state)).toBe(status);
});
