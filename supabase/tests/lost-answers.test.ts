import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import { type OperationName, operations } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoPassword, demoRep } from '../seed/demo-organisation.ts';
import { logPayload, mailPayload } from './call-operation.ts';
import { proxiedCarrier } from './carriers.ts';

const backend = useBackend();
const { acme } = namedCustomerIds;

/** A rep's day, one write after the other; each prepares what it needs while the line is whole. */
const writes: Partial<
  Record<
    OperationName,
    (crm: CrmApi, prepare: <T>(work: () => Promise<T>) => Promise<T>) => Promise<unknown>
  >
> = {
  logInteraction: (crm) => crm.logInteraction(logPayload(acme, mailPayload(randomUUID()))),
  logInteractions: (crm) =>
    crm.logInteractions({
      items: [1, 2].map(() => logPayload(acme, mailPayload(randomUUID()))),
    }),
  undoInteraction: async (crm, prepare) => {
    const logged = logPayload(acme, mailPayload(randomUUID()));
    await prepare(() => crm.logInteraction(logged));
    return crm.undoInteraction({ op_id: randomUUID(), target_op_id: logged.op_id });
  },
  createCustomer: (crm) =>
    crm.createCustomer({
      ...{ op_id: randomUUID(), name: `Lost answer ${randomUUID()}`, short_name: null },
      ...{ industry_code: 'C', customer_type: 'potential', region_code: 'CN' },
      ...{ source_channel: null, domains: [], to_verify: [], remark: null },
      ...{ contact: null, accept_duplicates: true },
    }),
  addContact: (crm) =>
    crm.addContact({
      ...{ op_id: randomUUID(), customer_id: acme },
      contact: { name: 'Lost Contact', title: null, addresses: [], phones: [], wechat: null },
    }),
  completeReminder: async (crm, prepare) => {
    const reminder_id = await prepare(() => anyReminder(crm));
    return crm.completeReminder({ op_id: randomUUID(), reminder_id });
  },
  snoozeReminder: async (crm, prepare) => {
    const reminder_id = await prepare(() => anyReminder(crm));
    const until = new Date(Date.now() + 86_400_000).toISOString();
    return crm.snoozeReminder({ op_id: randomUUID(), reminder_id, until });
  },
  setCustomerTags: (crm) =>
    crm.setCustomerTags({
      ...{ op_id: randomUUID(), customer_id: acme, kind: 'general', names: ['Lost tag'] },
    }),
};

async function anyReminder(crm: CrmApi): Promise<string> {
  const [first] = (await crm.today({})).coming;
  if (first === undefined) throw new Error('The demo has coming reminders.');
  return first.reminder_id;
}

/** How many rows each table has. */
async function rowCounts(): Promise<unknown> {
  const tables = await backend.sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'r' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await backend.sql.unsafe(`select count(*)::int as n from ${name}`);
    counts[name] = Number(row?.n);
  }
  return counts;
}

test.each(Object.entries(writes))(
  '%s whose answer is lost after the commit is sent again by the outbox and counts once',
  async (name, write) => {
    const { crm, session, network, outbox } = proxiedCarrier(backend);
    await session.signIn({ email: demoRep, password: demoPassword });
    const rpc = Object.entries(operations).find(([key]) => key === name)?.[1].rpc ?? '';
    const loses = (path: string) => path.endsWith(`/rpc/${rpc}`);
    network.loses = loses;
    const whole = async <T>(work: () => Promise<T>): Promise<T> => {
      network.loses = null;
      const result = await work();
      network.loses = loses;
      return result;
    };
    const before = await rowCounts();
    await expect(write(crm, whole)).rejects.toMatchObject({ code: 'TC030' });
    const once = await rowCounts();
    expect(once).not.toEqual(before);
    expect(await outbox.state()).toMatchObject({ waiting: 1, parked: 0 });

    network.loses = null;
    await outbox.flush(true);
    expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 0 });
    expect(await rowCounts()).toEqual(once);
  },
);
