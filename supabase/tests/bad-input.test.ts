import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isErrorCode } from '../../shared/contracts/errors.ts';
import { type OperationName, operations } from '../../shared/contracts/operations.ts';
import { type Cast, type MatrixRole, signInCast } from '../../tests/rights/cast.ts';
import { rpcRights } from '../../tests/rights/rpc-rights.ts';
import { makeSample, type Sample } from '../../tests/rights/sample-rows.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoMemberId } from '../seed/insert-demo.ts';
import {
  incompletePayloads,
  type WrongPayload,
  withUnknownIds,
  wrongPayloads,
} from './bad-input-payloads.ts';
import { demoNeighbour } from './pool-fixtures.ts';

const backend = useBackend();
let cast: Cast;
let sample: Sample;
const logins = new Map<MatrixRole, string>();

beforeAll(async () => {
  cast = await signInCast(backend);
  sample = await makeSample(backend, cast);
  for (const role of ['owner', 'admin', 'otherOrganisation'] as const) {
    const { data } = await cast[role].auth.getUser();
    logins.set(role, data.user?.id ?? '');
  }
});

/** Where the matrix sends a payload that is refused to everybody: one that is right. */
const right: Partial<Record<OperationName, (sample: Sample) => object>> = {
  createOrganisation: () => ({ time_zone: 'Europe/Berlin' }),
  removeMember: () => ({ member_id: demoMemberId(demoNeighbour), customers_to: 'pool' }),
};

/** Their right payload is a secret that was given to somebody else: what is refused is refused for that. */
const withoutRight: readonly string[] = ['acceptInvitation'];

/** Where missing would take something away or open it, null is refused. */
const neverAssumed: Partial<Record<OperationName, readonly string[]>> = {
  setCustomerTags: ['names'],
  setCustomerDomains: ['domains'],
  setCollaborator: ['collaborates'],
  followThread: ['follows'],
  decideApproval: ['approve'],
  changeMember: ['is_data_steward'],
  changePageLocators: ['locators'],
  saveTemplate: ['shared'],
  saveStage: ['retired'],
  savePool: ['region_codes', 'rights'],
};

/** The operation with a payload that is right, and who may send it. */
function rightCall(name: OperationName) {
  const { rpc, args, mode } = operations[name];
  const rights = rpcRights[rpc];
  if (rights === undefined) throw new Error(`${rpc} is not in tests/rights/rpc-rights.ts`);
  const byOwner = rights.answers.owner === 'ok' && name !== 'removeMember';
  const role: 'owner' | 'admin' = byOwner ? 'owner' : 'admin';
  return { rpc, args, mode, role, good: { ...rights.payload(sample), ...right[name]?.(sample) } };
}

interface Answer {
  readonly code: string;
  readonly detail: string;
}

/** `ok`, or what a batch answers for its first item: those are judged one by one. */
function answerWithin(value: unknown): Answer {
  const batch = z.object({
    answers: z.array(
      z.object({ ok: z.boolean(), code: z.optional(z.string()), field: z.nullish(z.string()) }),
    ),
  });
  const first = batch.safeParse(value).data?.answers[0];
  if (first === undefined || first.ok) return { code: 'ok', detail: '' };
  return {
    code: first.code ?? '',
    detail: JSON.stringify({ field: `items.0.${first.field ?? ''}`, item: true }),
  };
}

/** Each payload by itself, as one request, and nothing of it kept. */
async function answersTo(
  rpc: string,
  role: MatrixRole,
  payloads: readonly object[],
): Promise<readonly Answer[]> {
  return backend.sqlAs('authenticated', { sub: logins.get(role) }, async (sql) => {
    const answers: Answer[] = [];
    for (const payload of payloads) {
      const undone = new Error('undone');
      let answered: unknown;
      const answer = sql.savepoint(async (inner) => {
        const [row] = await inner`
          select ${inner.unsafe(`public.${rpc}`)}(${inner.json(payload as never)}::jsonb) as value`;
        answered = row?.value;
        throw undone;
      });
      answers.push(
        await answer.catch((error: { code?: string; detail?: string }) =>
          error === undone
            ? answerWithin(answered)
            : { code: error.code ?? String(error), detail: error.detail ?? '' },
        ),
      );
    }
    return answers;
  });
}

const fieldOf = ({ detail }: Answer): string | null =>
  detail.startsWith('{') ? JSON.parse(detail).field : null;

/** The field that is named is the one that is wrong, a part of it, or what it is part of. */
const concerns = (field: string | null, path: string): boolean =>
  field !== null &&
  [field, path]
    .map((place) => place.replaceAll(/\.\d+/g, ''))
    .some((one, n, both) => one !== '' && one.startsWith(both[1 - n] ?? ''));

/** Rows of every table, and everything else that is kept, by name. */
async function counts(): Promise<Record<string, number>> {
  const tables = await backend.sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') order by 1`;
  const [row] = await backend.sql.unsafe(
    `select jsonb_object_agg(t.name, t.n) as counted from (${tables
      .map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
      .join(' union all ')}) as t`,
  );
  return row?.counted;
}

const names = Object.keys(operations).filter((name): name is OperationName =>
  Object.hasOwn(operations, name),
);

const told = ({ path, why }: WrongPayload, { code, detail }: Answer): string =>
  `${path} = ${why}: ${code} ${detail}`;

describe.each(names)('%s', (name) => {
  test('takes its right payload, so that what is refused below is refused for what is wrong', async () => {
    const { rpc, role, good } = rightCall(name);
    const wanted = withoutRight.includes(name) ? 'TB032' : 'ok';
    expect((await answersTo(rpc, role, [good])).map(({ code }) => code)).toEqual([wanted]);
  });

  test('refuses each wrong value with a code and the field it concerns, and does nothing', async () => {
    const { rpc, args, role, good } = rightCall(name);
    const wrong = wrongPayloads(args, good);
    const answers = await answersTo(
      rpc,
      role,
      wrong.map(({ payload }) => payload),
    );
    const before = await counts();
    const offenders: string[] = [];
    const places = new Set<string>();
    for (const [n, answer] of answers.entries()) {
      const asked = wrong[n];
      if (asked === undefined) continue;
      if (!isErrorCode(answer.code) || !concerns(fieldOf(answer), asked.path))
        offenders.push(told(asked, answer));
      // The same by the way that clients take, once for each place, and kept if anything were kept.
      const sent =
        answer.code === 'ok' || answer.detail.includes('"item"') || places.has(asked.path);
      places.add(asked.path);
      if (!sent) {
        const { error } = await cast[role].rpc(rpc, { payload: asked.payload });
        if (error?.code !== answer.code) offenders.push(`${asked.path}: gateway ${error?.code}`);
      }
    }
    expect(offenders).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  test('refuses what is required and null, or does without it and says nothing of the database', async () => {
    const { rpc, args, role, good } = rightCall(name);
    const incomplete = incompletePayloads(args, good);
    const answers = await answersTo(
      rpc,
      role,
      incomplete.map(({ payload }) => payload),
    );
    const offenders = answers.flatMap((answer, n) => {
      const asked = incomplete[n];
      if (asked === undefined) return [];
      if (answer.code === 'ok' && neverAssumed[name]?.includes(asked.path) !== true) return [];
      const named = isErrorCode(answer.code) && concerns(fieldOf(answer), asked.path);
      return named ? [] : [told(asked, answer)];
    });
    expect(offenders).toEqual([]);
  });

  test('answers other organisations’ ids exactly as ids that nobody has', async () => {
    const { rpc, good } = rightCall(name);
    for (const role of ['rep', 'manager', 'agent', 'admin']) {
      await backend.sql`update public.members set role = ${role}
        where user_id = ${logins.get('otherOrganisation') ?? ''}`;
      const [foreign, unknown] = await answersTo(rpc, 'otherOrganisation', [
        good,
        withUnknownIds(good),
      ]);
      expect(foreign, role).toEqual(unknown);
    }
  });
});
