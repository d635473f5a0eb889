import type { OutboxItem, OutboxState } from '../../shared/contracts/outbox.ts';
import { ids, matchBy } from './answers.ts';
import type { GalleryState } from './gallery-ports.ts';
import { liLei, mailFrom, wangFang } from './snapshots.ts';

const known = mailFrom(wangFang, liLei);

const waiting = (n: number, given: Partial<OutboxItem> = {}): OutboxItem => ({
  op_id: `00000000-0000-4000-8000-00000000000${n}`,
  ...{ operation: 'logInteraction', kept_at: '2026-11-20T01:48:00Z', attempts: 3 },
  ...{ state: 'waiting', error: { code: 'TC001', field: null, facts: {} } },
  ...{ subject: 'Quote for 40 carton sealers, delivery in January', words: null },
  ...{ addresses: [], mail: null },
  ...given,
});

const onThisMail = { thread_id: known.thread?.id ?? null, message_id: null };

const items: OutboxItem[] = [
  waiting(1, { mail: { ...onThisMail, customer_ids: [ids.acme] } }),
  waiting(2, {
    subject: '回复: 夹具图纸修改确认',
    words: '客户要求加两个夹具，价格不变',
    attempts: 0,
  }),
  waiting(3, { operation: 'createCustomer', subject: 'Fonderia Aurora S.p.A.', attempts: 0 }),
];

const parked = waiting(4, {
  ...{ state: 'parked', attempts: 1, subject: 'AW: Liefertermin Drehmomentschlüssel' },
  words: 'Wants the wrenches two weeks earlier; asked production, answer on Thursday.',
  error: { code: 'TB020', field: 'customer_ids', facts: { owner_name: 'Liu Yang' } },
});

const maria = { email: 'maria.rossi@fonderia-aurora.example', name: 'Maria Rossi' };
const ofMaria = (given: Partial<OutboxItem>): GalleryState => ({
  snapshot: mailFrom(maria),
  crm: { matchPeople: matchBy() },
  outbox: held(
    waiting(5, {
      ...{
        operation: 'createCustomer',
        subject: 'Fonderia Aurora S.p.A.',
        addresses: [maria.email],
      },
      ...given,
    }),
  ),
  steps: [{ see: 'main section h2' }],
});

const held = (...all: OutboxItem[]): OutboxState => ({
  waiting: all.filter(({ state }) => state === 'waiting').length,
  parked: all.filter(({ state }) => state === 'parked').length,
  ...{ needs_sign_in: false, items: all },
});

const waits = { see: 'footer button' } as const;
const openList = [waits, { click: 'footer button' }, { see: 'main ul' }] as const;

/** What has not arrived yet: at the foot, on the card, in its list, and when somebody signs out. */
export const outboxStates = {
  'outbox-waiting': { snapshot: known, outbox: held(...items), steps: [waits] },
  'outbox-list': { snapshot: known, outbox: held(parked, ...items), steps: openList },
  'outbox-remove': {
    snapshot: known,
    outbox: held(parked),
    steps: [...openList, { click: 'main li button:nth-of-type(2)' }],
  },
  'customer-to-come': ofMaria({}),
  'customer-to-come-parked': ofMaria({
    ...{ state: 'parked', error: { code: 'TB017', field: 'name', facts: {} } },
  }),
  'settings-outbox': { page: 'settings', outbox: held(parked) },
  'outbox-sign-out': {
    snapshot: known,
    outbox: held(...items),
    steps: [
      waits,
      { click: 'header button[aria-haspopup=menu]' },
      { click: '[role=menuitem]:last-of-type' },
      { see: 'main section' },
    ],
  },
} as const satisfies Record<string, GalleryState>;
