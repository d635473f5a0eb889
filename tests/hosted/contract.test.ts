import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseBackendAddress } from '../../shared/api/backend-address.ts';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import { crmFromCall } from '../../shared/api/crm-from-call.ts';
import { createThreadbookClient } from '../../shared/api/supabase-client.ts';
import { createSupabaseCall } from '../../shared/api/supabase-crm.ts';
import { createSupabaseSession } from '../../shared/api/supabase-session.ts';

/**
 * `npm run test:hosted`: the contract on a hosted project, as one of its members. Reads and refusals only, so that it
 * may run against a project that people work in. Red without the four variables, never skipped.
 */
const environment = z.object({
  THREADBOOK_URL: z.string(),
  THREADBOOK_KEY: z.string(),
  THREADBOOK_EMAIL: z.string(),
  THREADBOOK_PASSWORD: z.string(),
});

const nobody = '00000000-0000-4000-8000-000000000000';
let crm: CrmApi;

beforeAll(async () => {
  const env = environment.parse(process.env);
  const kept = new Map<string, string>();
  const storage = {
    getItem: async (key: string) => kept.get(key) ?? null,
    setItem: async (key: string, value: string) => void kept.set(key, value),
    removeItem: async (key: string) => void kept.delete(key),
  };
  const address = parseBackendAddress({
    url: env.THREADBOOK_URL,
    publishableKey: env.THREADBOOK_KEY,
  });
  const client = createThreadbookClient({ address, storage });
  let organisation: string | null = null;
  const call = createSupabaseCall(client, { organisation: async () => organisation });
  const setOrganisation = async (id: string | null) => {
    organisation = id;
  };
  const session = createSupabaseSession({ client, storage, call, setOrganisation });
  await session.signIn({ email: env.THREADBOOK_EMAIL, password: env.THREADBOOK_PASSWORD });
  crm = crmFromCall(call);
});

test('a member reads who they are, the keys, the dictionaries, today and the teams', async () => {
  expect((await crm.whoAmI({})).member_id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await crm.digestKeys({})).length).toBeGreaterThan(0);
  expect((await crm.dictionaries({})).length).toBeGreaterThan(500);
  await crm.today({});
  await crm.teams({});
  await crm.searchCustomers({ text: '有限' });
});

test('the summary answers for the last thirty days', async () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const summary = await crm.summary({ from: day(30), to: day(0), team_id: null });
  expect(summary.timeliness.counted).toBeGreaterThanOrEqual(summary.timeliness.within);
});

test('an id that is nobody’s is not found, with its field', async () => {
  await expect(crm.customerCard({ customer_id: nobody })).rejects.toMatchObject({
    code: 'TB001',
    field: 'customer_id',
  });
});

test('a follow-up without next step, and without a reason for none, is refused with its code', async () => {
  const refused = crm.logInteraction({
    op_id: crypto.randomUUID(),
    kind: 'call',
    source: 'sidebar',
    occurred_at: new Date().toISOString(),
    mail: null,
    customer_ids: [nobody],
    contact_ids: [],
    visibility: 'full',
    outcome: null,
    note: 'Contract suite',
    next: null,
    no_next_reason: null,
  });
  await expect(refused).rejects.toMatchObject({ code: 'TB010' });
});
