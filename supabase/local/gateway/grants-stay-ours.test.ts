import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();

beforeAll(async () => {
  await backend.sql.unsafe(`
    set role postgres;
    create table public.closed_books (id int primary key, title text);
    insert into public.closed_books values (1, 'secret');
    alter table public.closed_books enable row level security;
    create policy readable on public.closed_books to authenticated using (true);
    create materialized view public.closed_titles as select title from public.closed_books;
    reset role`);
  await backend.reloadSchema();
});

test.each([
  ['anonymous', () => backend.anonymous(), 401],
  ['service', () => backend.service(), 403],
])('what no migration granted stays closed to a caller who is %s', async (_who, client, status) => {
  for (const relation of ['closed_books', 'closed_titles']) {
    const answer = await client().from(relation).select();
    expect(answer.error?.code, relation).toBe('42501');
    expect(answer.status, relation).toBe(status);
  }
});

test('serving requests changes no grant', async () => {
  const grants = () => backend.sql`
    select relname, relacl::text from pg_class
    where relnamespace in ('public'::regnamespace, 'auth'::regnamespace) order by relname`;
  const before = await grants();
  await backend.anonymous().from('closed_books').select();
  expect(await grants()).toEqual(before);
});
