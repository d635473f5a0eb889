import { createClient } from '@supabase/supabase-js';
import { beforeAll, expect, inject, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';
import { startGateway } from './start-gateway.ts';

const backend = useBackend();

beforeAll(async () => {
  await backend.sql.unsafe(`
    create extension if not exists citext with schema extensions;
    create type public.mood as enum ('calm', 'busy');
    create table public.samples (
      id int primary key, at timestamptz, wall timestamp, amount numeric(12, 2), name extensions.citext,
      moods public.mood[], facts jsonb
    );
    grant select, insert on public.samples to service_role;
    insert into public.samples values
      (1, '2026-11-22 10:18:33.86+00', '2026-11-22 10:18:33', 1000.00, 'Acme', '{calm}', '{"a": [1]}');
    create function public.payload_echo(payload jsonb) returns jsonb
    language sql immutable as $$
      select jsonb_build_object('type', jsonb_typeof(payload), 'payload', payload)
    $$;
    create function public.count_items(items jsonb) returns int
    language sql immutable as $$ select jsonb_array_length(items) $$`);
  await backend.reloadSchema();
});

const sample = () => backend.service().from('samples');

test('instants are ISO 8601 with an offset, numbers are numbers', async () => {
  const { data } = await sample().select('at, wall, amount').eq('id', 1).single();
  expect(data).toEqual({
    ...{ at: '2026-11-22T10:18:33.86+00:00', wall: '2026-11-22T10:18:33', amount: 1000 },
  });
});

test('citext compares without case through a filter', async () => {
  const { data } = await sample().select('id').eq('name', 'ACME');
  expect(data).toEqual([{ id: 1 }]);
});

test('an array of an enum that a migration made can be written', async () => {
  // The pool learns the types at its first connection: one opened after the migrations knows them.
  const gateway = await startGateway({
    ...{ adminDatabaseUrl: backend.adminDatabaseUrl, port: 0, connections: 1 },
    ...{ secrets: inject('testCluster').secrets, log: () => undefined },
    functions: () => Promise.resolve(null),
  });
  try {
    const samples = () => createClient(gateway.url, backend.secretKey).from('samples');
    const { error } = await samples().insert({ id: 2, moods: ['calm', 'busy'], facts: ['x'] });
    expect(error).toBeNull();
    const { data } = await samples().select('moods, facts').eq('id', 2).single();
    expect(data).toEqual({ moods: ['calm', 'busy'], facts: ['x'] });
  } finally {
    await gateway.stop();
  }
});

test.each([
  ['object', { text: '欧阳 "quoted" \\ 🙂', list: [1, { deep: null }] }],
  ['array', [{ a: 1 }, 'b']],
])('a jsonb payload that is an %s arrives as one', async (type, payload) => {
  const { data, error } = await backend.anonymous().rpc('payload_echo', { payload });
  expect(error).toBeNull();
  expect(data).toEqual({ type, payload });
});

test('a jsonb array argument is not encoded twice', async () => {
  const { data } = await backend.anonymous().rpc('count_items', { items: [1, 2, 3] });
  expect(data).toBe(3);
});
