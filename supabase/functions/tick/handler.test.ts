import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();

// What `public.tick` does is tested beside its migration; below it only says that it was called, and by whom.
const useSilentTick = async () => {
  await backend.sql.unsafe(`
    set role postgres;
    create table if not exists public.bells (rung_by text not null);
    create or replace function public.tick(payload jsonb) returns jsonb
    language plpgsql security definer set search_path = '' as $$
    begin
      insert into public.bells values (auth.role());
      return jsonb_build_object('marked', 1, 'asked', payload);
    end $$;
    revoke execute on function public.tick(jsonb) from public, anon, authenticated;
    grant execute on function public.tick(jsonb) to service_role;
    delete from public.bells;
    reset role`);
  await backend.reloadSchema();
};

const ring = (url: string, secret: string, method = 'POST') =>
  fetch(url, { method, headers: { 'x-cron-secret': secret } });

const bells = () => backend.sql`select rung_by from public.bells`;

function promises(address: () => string): void {
  beforeEach(useSilentTick);

  test('the scheduler rings and the database does its work as service_role', async () => {
    const answer = await ring(address(), backend.cronSecret);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ marked: 1, asked: {} });
    expect(await bells()).toEqual([{ rung_by: 'service_role' }]);
  });

  test.each(['', 'guess', 'x'.repeat(200)])(
    'a caller with the secret %j is refused',
    async (secret) => {
      const answer = await ring(address(), secret);
      expect(answer.status).toBe(401);
      expect(await bells()).toEqual([]);
    },
  );

  test('nothing but POST rings', async () => {
    expect((await ring(address(), backend.cronSecret, 'GET')).status).toBe(405);
    expect(await bells()).toEqual([]);
  });

  test('when the database refuses, the answer is its code without its words', async () => {
    await backend.sql.unsafe('alter table public.bells rename to muted');
    try {
      const answer = await ring(address(), backend.cronSecret);
      expect(answer.status).toBe(502);
      expect(await answer.json()).toEqual({ error: 'tick_failed', code: '42P01' });
    } finally {
      await backend.sql.unsafe('alter table public.muted rename to bells');
    }
  });
}

describe('in the local function host (Node)', () => {
  promises(() => `${backend.url}/functions/v1/tick`);
});

describe('bound for hosted (Deno)', () => {
  let running: DenoFunction;
  beforeAll(async () => {
    running = await startDenoFunction('tick', {
      SUPABASE_URL: backend.url,
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
      CRON_SECRET: backend.cronSecret,
    });
  });
  afterAll(() => running.stop());
  promises(() => running.url);

  test('a missing variable ends it at once and is named', async () => {
    await expect(startDenoFunction('tick', { SUPABASE_URL: backend.url })).rejects.toThrow(
      /SUPABASE_SECRET_KEYS, CRON_SECRET/,
    );
  });
});
