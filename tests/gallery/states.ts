import type { MatchPeopleArgs } from '../../shared/contracts/customers.ts';
import { administrationStates } from './administration-states.ts';
import { answers, candidate, ids, matchBy, wangHao, yunfan, zhaoMin } from './answers.ts';
import { approvalStates } from './approval-states.ts';
import { cardStates } from './card-states.ts';
import { composeStates } from './compose-states.ts';
import { connectionStates } from './connection-states.ts';
import { counters, noTabs } from './counted-health.ts';
import { customerStates } from './customer-states.ts';
import { decisionStates } from './decision-states.ts';
import type { GalleryState } from './gallery-ports.ts';
import { meetingStates } from './meeting-states.ts';
import { opportunityStates } from './opportunity-states.ts';
import { outboxStates } from './outbox-states.ts';
import { poolStates } from './pool-states.ts';
import { settingStates } from './setting-states.ts';
import {
  crowd,
  emptyPage,
  eventWith,
  fromColleague,
  liLei,
  mailFrom,
  unreadable,
  unsureEvent,
  wangFang,
} from './snapshots.ts';
import { summaryStates } from './summary-states.ts';
import { templateStates } from './template-states.ts';

const known = mailFrom(wangFang, liLei);
const stranger = mailFrom({
  email: 'maria.rossi@fonderia-aurora.example',
  name: 'Maria Rossi',
});
const procurement = { email: 'procurement@joint-sourcing.example', name: 'Joint Sourcing' };

const logged =
  (by: typeof zhaoMin, opId: string | null, at: string) => async (args: MatchPeopleArgs) => ({
    ...(await matchBy([candidate({})], [candidate({ reason: 'domain' })])(args)),
    logged: args.mail_keys.map((key) => ({
      key,
      follow_up_id: ids.acme,
      customer_id: ids.acme,
      by,
      at,
      op_id: opId,
    })),
  });

const later =
  <A, R>(ms: number, answer: (args: A) => Promise<R>) =>
  async (args: A): Promise<R> => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return answer(args);
  };

const withoutListAndCompose = {
  ...known,
  health: { ...known.health, rows: 'broken', compose: 'broken' },
} as const;

/** Every state of the sidebar that a person can meet before touching anything. */
const table = {
  known: { snapshot: known },
  logged: {
    snapshot: known,
    crm: { matchPeople: logged(zhaoMin, ids.acme, '2026-11-20T01:58:00Z') },
  },
  'logged-by-colleague': {
    snapshot: known,
    crm: { matchPeople: logged(wangHao, null, '2026-11-19T08:20:00Z') },
  },
  'first-contact': {
    snapshot: mailFrom({ email: 'ouyang.jing@yunfan-precision.example', name: '欧阳静' }),
    crm: {
      matchPeople: matchBy([candidate({ customer_id: ids.yunfan, customer_name: yunfan.name })]),
    },
  },
  team: {
    snapshot: known,
    crm: {
      matchPeople: matchBy([candidate({ relation: 'team', owner_name: 'Wang Hao' })]),
      customerCard: async () => ({
        ...yunfan,
        owner: wangHao,
        relation: 'team' as const,
        can_log: false,
      }),
    },
  },
  'to-decide': {
    snapshot: mailFrom(procurement, wangFang),
    crm: {
      matchPeople: matchBy(
        [
          candidate({}),
          candidate({ customer_id: ids.yunfan, customer_name: yunfan.name }),
          candidate({
            relation: 'colleague',
            customer_id: null,
            customer_name: null,
            owner_name: 'Liu Yang',
          }),
        ],
        [candidate({})],
      ),
    },
  },
  colleague: {
    snapshot: mailFrom({ email: 'tom.becker@atlas-fasteners.example', name: 'Tom Becker' }),
    crm: {
      matchPeople: matchBy([
        candidate({
          relation: 'colleague',
          reason: 'domain',
          customer_id: null,
          customer_name: null,
          owner_name: 'Liu Yang',
        }),
      ]),
    },
  },
  pool: {
    snapshot: mailFrom({ email: 'he.lin@baiqiao-trading.example', name: '何琳' }),
    crm: {
      matchPeople: matchBy([
        candidate({
          relation: 'pool',
          customer_id: ids.pool,
          customer_name: '杭州白**有限公司',
          owner_name: null,
        }),
      ]),
    },
  },
  unknown: { snapshot: stranger, crm: { matchPeople: matchBy() } },
  'nobody-outside': { snapshot: fromColleague },
  'nothing-open': { snapshot: emptyPage },
  'event-guests': {
    snapshot: eventWith(wangFang, liLei),
    crm: {
      matchPeople: matchBy([candidate({})], [candidate({ reason: 'domain' })]),
    },
  },
  'event-names-only': { snapshot: eventWith({ email: null, name: 'Wang Fang' }) },
  'event-colleagues': {
    snapshot: eventWith({ email: 'chen.yu@harbour-tools.example', name: 'Chen Yu' }),
  },
  'event-unreadable': { snapshot: unsureEvent },
  'empty-day': {
    snapshot: emptyPage,
    crm: {
      today: async () => ({ as_of: '2026-11-20T02:00:00Z', overdue: [], today: [], coming: [] }),
    },
  },
  'plain-mode': { snapshot: unreadable },
  reading: { snapshot: null },
  /** People, then match, then card, each with a pause. */
  slow: {
    snapshot: known,
    crm: {
      matchPeople: later(200, matchBy([candidate({})], [candidate({ reason: 'domain' })])),
      customerCard: later(400, answers.customerCard),
    },
  },
  'looking-up': { snapshot: known, pending: ['matchPeople'] },
  offline: {
    snapshot: known,
    fails: { matchPeople: 'TC001', today: 'TC001' },
  },
  'card-error': {
    snapshot: known,
    fails: { customerCard: 'TC005' },
  },
  'not-a-member': { snapshot: known, fails: { whoAmI: 'TB003' } },
  'two-organisations': {
    snapshot: known,
    fails: { whoAmI: 'TB003' },
    crm: {
      myOrganisations: async () => [
        { org_id: ids.acme, name: 'Harbour Tools 港湾工具', role: 'rep' },
        { org_id: ids.yunfan, name: 'Lakeside Precision Instruments Trading', role: 'admin' },
      ],
    },
  },
  'signed-out': { snapshot: known, signedIn: false },
  'session-expired': { snapshot: known, fails: { whoAmI: 'TC003' } },
  'script-name': {
    snapshot: mailFrom(
      { email: 'script@markup.example', name: '<img src=x onerror=alert(1)>' },
      { email: 'rtl@markup.example', name: '\u202Egpj.exe' },
    ),
    crm: {
      matchPeople: matchBy([
        candidate({
          relation: 'colleague',
          customer_id: null,
          owner_name: '<script>alert(1)</script>',
        }),
      ]),
    },
  },
  'long-names': {
    snapshot: mailFrom(
      {
        email: 'karl-theodor.graf.von.und.zu.donaueschingen@praezisionswerkzeugmaschinen.example',
        name: 'Prof. Dr.-Ing. Karl-Theodor Graf von und zu Donaueschingen-Hüfingen',
      },
      {
        email: 'buyi@changming.example',
        name: '内蒙古自治区呼伦贝尔市鄂温克族自治旗精密机械设备采购中心',
      },
    ),
    crm: { matchPeople: matchBy([candidate({ customer_id: ids.long })]) },
  },
  crowd: { snapshot: crowd(60) },
  'plain-mode-parts': { snapshot: withoutListAndCompose },
  ...administrationStates,
  ...approvalStates,
  ...cardStates,
  ...composeStates,
  'adapter-health': { page: 'settings', adapterHealth: { counters, check: noTabs } },
  'adapter-health-empty': {
    page: 'settings',
    adapterHealth: { counters: async () => [], check: noTabs },
  },
  ...customerStates,
  ...decisionStates,
  ...meetingStates,
  ...outboxStates,
  ...opportunityStates,
  ...poolStates,
  ...settingStates,
  ...connectionStates,
  ...summaryStates,
  ...templateStates,
} as const satisfies Readonly<Record<string, GalleryState>>;

export type StateName = keyof typeof table;
export const states: Readonly<Record<StateName, GalleryState>> = table;

export function isStateName(name: string): name is StateName {
  return Object.hasOwn(table, name);
}

export const stateNames: readonly StateName[] = Object.keys(table).filter(isStateName);
