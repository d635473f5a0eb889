import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../shared/contracts/operations.ts';
import { useBackend } from '../../supabase/local/testing/test-database.ts';
import { type Cast, type MatrixRole, roles, signInCast } from './cast.ts';
import type { RpcRights } from './matrix-words.ts';
import { rpcRights } from './rpc-rights.ts';
import { makeSample, type Sample } from './sample-rows.ts';

const backend = useBackend();
let cast: Cast;
let shared: Sample;

beforeAll(async () => {
  cast = await signInCast(backend);
  shared = await makeSample(backend, cast);
});

const byDefault: Partial<Record<MatrixRole, string>> = {
  anon: '42501',
  service: '42501',
  removed: 'TB003',
};

const otherwise = (answers: RpcRights['answers'], role: MatrixRole): string | undefined => {
  if (role === 'collaborator') return answers.colleague;
  return role === 'steward' ? answers.agent : byDefault[role];
};

test('the matrix names every function of the API, and none that is not there', async () => {
  const present = await backend.sql<{ name: string }[]>`
    select p.proname as name from pg_proc as p where p.pronamespace = 'public'::regnamespace order by 1`;
  // A new function: say in tests/rights/rpc-rights.ts who may call it.
  expect(Object.keys(rpcRights).sort()).toEqual(present.map(({ name }) => name));
});

test('every operation of the contract has its function', () => {
  const named = Object.values(operations).map(({ rpc }) => rpc);
  expect(named.filter((rpc) => rpcRights[rpc] === undefined)).toEqual([]);
});

describe.each(Object.entries(rpcRights))('%s', (rpc, { payload, answers, spends }) => {
  test.each(roles)('answers %s as the matrix says', async (role) => {
    const sample = spends === true ? await makeSample(backend, cast) : shared;
    const { data, error } = await cast[role].rpc(rpc, { payload: payload(sample) });
    expect(error?.code ?? 'ok').toBe(answers[role] ?? otherwise(answers, role));
    const contract = Object.values(operations).find((operation) => operation.rpc === rpc);
    if (error === null) contract?.result.parse(data);
  });

  test.each(['null', '[]', '"text"', '7'])('refuses the payload %s with a code', async (json) => {
    const { error } = await cast.owner.rpc(rpc, { payload: JSON.parse(json) });
    // Without arguments there is nothing to refuse; text that is no JSON is refused before the function is reached.
    expect(error?.code ?? 'ok').toMatch(/^(ok|TB00[246]|42501|22P02)$/);
  });
});

test.each(['__proto__', 'constructor', 'toString'])(
  'a payload with the key %s changes nothing',
  async (key) => {
    const payload = JSON.parse(`{"${key}": {"role": "admin"}}`);
    const { data, error } = await cast.owner.rpc('who_am_i', { payload });
    expect([error, data.role]).toEqual([null, 'rep']);
  },
);

test('ten megabytes of JSON are refused with a code', async () => {
  const { error } = await cast.owner.rpc('log_interaction', {
    payload: { op_id: 'x', note: 'x'.repeat(10_000_000) },
  });
  expect(error?.code).toBe('TB007');
});
