import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { maySendLater } from '../../extension/outbox/what-waits.ts';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import { isOperationName } from '../../shared/api/parse-operation.ts';
import {
  type OperationArgs,
  type OperationName,
  operations,
} from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoPassword, demoRep } from '../seed/demo-organisation.ts';
import { anyDigest, logPayload, mailPayload } from './call-operation.ts';
import { proxiedCarrier } from './carriers.ts';
import { contract } from './customer-file-fixtures.ts';

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

const ofTheCard: typeof writes = {
  updateCustomer: async (crm, prepare) => {
    const { version } = await prepare(() => crm.customerFile({ customer_id: acme }));
    const changes = { remark: `Lost ${randomUUID()}` };
    return crm.updateCustomer({ op_id: randomUUID(), customer_id: acme, version, changes });
  },
  updateContact: async (crm, prepare) => {
    const [contact] = (await prepare(() => crm.customerFile({ customer_id: acme }))).contacts;
    if (contact === undefined) throw new Error('Acme has contacts.');
    const { contact_id, version } = contact;
    const changes = { title: `Lost ${randomUUID()}` };
    return crm.updateContact({ op_id: randomUUID(), contact_id, version, changes });
  },
  changeStatus: async (crm, prepare) => {
    const customer_id = await prepare(() => newCustomer(crm));
    return crm.changeStatus({ op_id: randomUUID(), customer_id, to: 'intent', reason: 'Asked' });
  },
  saveOpportunity: async (crm, prepare) => {
    const [first] = await prepare(() => openStages(crm));
    return crm.saveOpportunity(opportunity(first ?? ''));
  },
  moveOpportunity: async (crm, prepare) => {
    const [first, next] = await prepare(() => openStages(crm));
    const { opportunity_id } = await prepare(() => crm.saveOpportunity(opportunity(first ?? '')));
    const move = { op_id: randomUUID(), opportunity_id, reason: null };
    return crm.moveOpportunity({ ...move, stage_id: next ?? '' });
  },
  saveContract: (crm) => crm.saveContract(contract(acme, { state: 'draft', signed_on: null })),
};

const ofDecisions: typeof writes = {
  decideLater: (crm) => crm.decideLater(question()),
  settlePerson: async (crm, prepare) => {
    const { person_id } = await prepare(() => crm.decideLater(question()));
    return crm.settlePerson({ op_id: randomUUID(), person_id, decided: true });
  },
  rememberMatch: (crm) =>
    crm.rememberMatch({
      ...{ op_id: randomUUID(), kind: 'address', customer_id: acme },
      value: `lost.${randomUUID()}@newcomer.example`,
    }),
  excludeFromLogging: (crm) =>
    crm.excludeFromLogging({
      ...{ op_id: randomUUID(), kind: 'address' },
      value: `lost.${randomUUID()}@family.example`,
    }),
  followThread: (crm) =>
    crm.followThread({
      ...{ op_id: randomUUID(), thread: anyDigest(randomUUID()), follows: true },
      ...{ customer_ids: [acme], visibility: 'full' },
    }),
  planMeeting: (crm) => crm.planMeeting(meeting()),
  cancelMeeting: async (crm, prepare) => {
    const { meeting_id } = await prepare(() => crm.planMeeting(meeting()));
    return crm.cancelMeeting({ op_id: randomUUID(), meeting_id, cancelled: true });
  },
};

async function newCustomer(crm: CrmApi): Promise<string> {
  const { customer_id } = await crm.createCustomer({
    ...{ op_id: randomUUID(), name: `Lost answer ${randomUUID()}`, short_name: null },
    ...{ industry_code: 'C', customer_type: 'potential', region_code: 'CN' },
    ...{ source_channel: null, domains: [], to_verify: [], remark: null },
    ...{ contact: null, accept_duplicates: true },
  });
  return customer_id;
}

const question = () => ({
  ...{ op_id: randomUUID(), address: `lost.${randomUUID()}@newcomer.example` },
  ...{ name: null, subject: null, url: null },
});

const openStages = async (crm: CrmApi): Promise<string[]> =>
  (await crm.opportunityStages({}))
    .filter(({ outcome }) => outcome === 'open')
    .map(({ stage_id }) => stage_id);

const opportunity = (stage_id: string): OperationArgs<'saveOpportunity'> => ({
  ...{ op_id: randomUUID(), opportunity_id: null, customer_id: acme, stage_id },
  ...{ version: null, title: `Lost ${randomUUID()}`, expected_amount_minor: null },
  ...{ currency: 'CNY', expected_close_on: null, competitor: null, next_plan: null },
});

function meeting(): OperationArgs<'planMeeting'> {
  const name = randomUUID();
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const [event, calendar, shown, titled] = ['event', 'calendar', 'shown', 'titled'].map((part) =>
    anyDigest(`${part}/${name}`),
  );
  return {
    ...{ op_id: randomUUID(), key_version: 1, title: name, location: null, visibility: 'full' },
    keys: {
      event: event ?? null,
      calendar: calendar ?? null,
      shown: shown ?? '',
      titled: titled ?? null,
    },
    ...{ starts_at: at(24), ends_at: at(25), starts_on: null, ends_on: null },
    ...{ time_zone: 'Asia/Shanghai', customer_ids: [acme], contact_ids: [] },
  };
}

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

const everyWrite = { ...writes, ...ofTheCard, ...ofDecisions };

test('every write that may be sent later is among these', () => {
  const later = Object.keys(operations).filter(
    (name) => isOperationName(name) && maySendLater(name),
  );
  expect(Object.keys(everyWrite).toSorted()).toEqual(later.toSorted());
});

test.each(Object.entries(everyWrite))(
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
