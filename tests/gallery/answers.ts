import type { CrmApi } from '../../shared/api/crm-api.ts';
import { crmFromCall } from '../../shared/api/crm-from-call.ts';
import type {
  CustomerCard,
  MatchCandidate,
  MatchPeopleArgs,
  MatchPeopleResult,
  TimelineEntry,
} from '../../shared/contracts/customers.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { dictionaries, fullFile, mixedTimeline, sparseFile, stages } from './customer-files.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const zhaoMin = { member_id: id(1), name: 'Zhao Min' };
export const wangHao = { member_id: id(2), name: 'Wang Hao' };
export const ids = { acme: id(10), yunfan: id(11), long: id(12), pool: id(13) };

function entry(n: number, given: Partial<TimelineEntry>): TimelineEntry {
  return {
    follow_up_id: id(1000 + n),
    kind: 'mail',
    direction: 'in',
    occurred_at: '2026-11-20T01:10:00Z',
    author: zhaoMin,
    subject: null,
    text: null,
    outcome: null,
    note: null,
    next_plan: null,
    visibility: 'full',
    participants: [],
    ...given,
  };
}

export const acme: CustomerCard = {
  customer_id: ids.acme,
  code: 'CUS20260105001',
  name: 'Acme Packaging Co.',
  short_name: 'Acme',
  status: 'intent',
  tier: 'B',
  industry_code: 'C',
  customer_type: 'direct',
  region_code: 'CN-44',
  source_channel: 'fair',
  domains: ['acme-packaging.example'],
  to_verify: [],
  owner: zhaoMin,
  relation: 'mine',
  can_log: true,
  created_at: '2026-01-05T02:00:00Z',
  last_follow_up_at: '2026-11-08T06:30:00Z',
  next_reminder: {
    reminder_id: id(20),
    plan: 'Call about the quote for the carton line',
    due_at: '2026-11-23T01:00:00Z',
    priority: 'high',
  },
  contacts: [
    {
      contact_id: id(31),
      name: 'Li Lei 李雷',
      title: null,
      is_primary: false,
      addresses: ['li.lei@acme-packaging.example'],
      phones: [],
      wechat: null,
      has_left: false,
    },
    {
      contact_id: id(30),
      name: 'Wang Fang 王芳',
      title: 'Purchasing manager',
      is_primary: true,
      addresses: ['wang.fang@acme-packaging.example'],
      phones: ['+8651266668888'],
      wechat: 'wangfang_acme',
      has_left: false,
    },
  ],
  timeline: [
    entry(1, {
      subject: 'Re: Q2 quote for the carton line',
      text: 'Dear Zhao Min,\n\nthank you for the quote. Two points are open: the price of the spare rollers, and whether you can deliver before the Spring Festival.\n\nBest regards',
      participants: ['Wang Fang', 'Zhao Min'],
      outcome: 'wants_quote',
      note: 'Price of the rollers decides.',
      next_plan: 'Call about the quote for the carton line',
    }),
    entry(2, {
      occurred_at: '2026-11-08T06:30:00Z',
      kind: 'call',
      direction: 'out',
      note: 'Asked for samples of the new blades',
    }),
    entry(3, {
      occurred_at: '2026-11-08T01:05:00Z',
      direction: 'out',
      subject: 'Samples are on their way',
      author: wangHao,
    }),
    entry(4, {
      occurred_at: '2026-10-27T03:00:00Z',
      kind: 'visit',
      direction: null,
      note: 'Walked the packing hall with Li Lei',
    }),
    entry(5, { occurred_at: '2026-10-21T08:00:00Z', visibility: 'fact', author: wangHao }),
    entry(6, {
      occurred_at: '2025-12-18T08:00:00Z',
      kind: 'meeting',
      direction: null,
      subject: 'First meeting at the packaging fair',
    }),
  ],
};

export const yunfan: CustomerCard = {
  ...acme,
  customer_id: ids.yunfan,
  code: 'CUS20260213004',
  name: '苏州云帆精密制造有限公司',
  short_name: '云帆精密',
  status: 'potential',
  tier: null,
  last_follow_up_at: null,
  next_reminder: null,
  to_verify: ['industry_code', 'region_code'],
  timeline: [],
};

/** Names as long as they come, in both writings. */
export const long: CustomerCard = {
  ...acme,
  customer_id: ids.long,
  name: 'Oberschwäbische Präzisionswerkzeugmaschinen- und Sondervorrichtungsbaugesellschaft Müller-Lüdenscheidt & Söhne GmbH & Co. KG',
  owner: { member_id: id(3), name: 'Maximiliane Freifrau von Hohenlohe-Langenburg' },
  next_reminder: {
    reminder_id: id(21),
    plan: '与采购部欧阳经理确认二〇二七年度框架协议中备件价格与交货周期的全部条款',
    due_at: '2026-11-17T01:00:00Z',
    priority: 'high',
  },
  contacts: [
    {
      contact_id: id(32),
      name: 'Prof. Dr.-Ing. Karl-Theodor Graf von und zu Donaueschingen-Hüfingen',
      title: 'Leiter der Abteilung Betriebsmittelbeschaffung und Instandhaltung',
      is_primary: true,
      addresses: [
        'karl-theodor.graf.von.und.zu.donaueschingen@praezisionswerkzeugmaschinen.example',
      ],
      phones: [],
      wechat: null,
      has_left: true,
    },
  ],
};

const cards: Readonly<Record<string, CustomerCard>> = {
  [acme.customer_id]: acme,
  [yunfan.customer_id]: yunfan,
  [long.customer_id]: long,
};

export const none: MatchPeopleResult = { people: [], card: null, follows: null, logged: [] };

export function candidate(given: Partial<MatchCandidate>): MatchCandidate {
  return {
    relation: 'mine',
    reason: 'address',
    customer_id: ids.acme,
    customer_name: 'Acme Packaging Co.',
    contact_id: null,
    contact_name: null,
    owner_name: 'Zhao Min',
    ...given,
  };
}

/** Answers with the candidates of each person, by their place among the people that are asked for. */
export const matchBy =
  (...candidates: MatchCandidate[][]) =>
  async (args: MatchPeopleArgs): Promise<MatchPeopleResult> => ({
    ...none,
    people: args.people.map(({ ref }, index) => ({
      ref,
      candidates: candidates[index] ?? [],
      excluded: false,
    })),
  });

const refuse = (): Promise<never> => Promise.reject(new CrmError('TB002'));

export const answers: CrmApi = {
  ...crmFromCall(refuse),
  whoAmI: async () => ({
    member_id: zhaoMin.member_id,
    org_id: id(5),
    org_name: 'Harbour Tools 港湾工具',
    name: 'Zhao Min',
    email: 'zhao.min@harbour-tools.example',
    role: 'rep',
    is_data_steward: false,
    team_id: id(6),
    language: 'en',
    default_visibility: 'full',
    time_zone: 'Asia/Shanghai',
    workdays: [1, 2, 3, 4, 5],
    holiday_calendar: 'cn',
    own_domains: ['harbour-tools.example'],
    colleague_addresses: [],
  }),
  myConnections: async () => ({ connections: [] }),
  dailyMailSettings: async () => ({ wanted: 'all', time_zone: 'Asia/Shanghai' }),
  memberSettings: async () => ({
    ...{ notify: true, muted_kinds: [], quiet: null, default_visibility: 'full' },
  }),
  digestKeys: async () => [{ version: 1, key: 'A'.repeat(43) }],
  dictionaries: async () => dictionaries,
  matchPeople: matchBy([candidate({})], [candidate({ reason: 'domain' })]),
  customerCard: async ({ customer_id }) => {
    const card = cards[customer_id];
    if (card === undefined) throw new CrmError('TB001');
    return card;
  },
  timeline: async () => [],
  customerFile: async ({ customer_id }) => {
    const card = cards[customer_id];
    if (card === undefined) throw new CrmError('TB001');
    return card === yunfan ? sparseFile(card) : fullFile(card);
  },
  customerTimeline: async ({ customer_id, kinds }) => {
    const card = cards[customer_id];
    if (card === undefined) throw new CrmError('TB001');
    const items = mixedTimeline(card);
    return items.filter((item) => {
      const kind = item.item === 'follow_up' ? item.kind : item.item;
      return kinds === null || kinds.includes(kind);
    });
  },
  opportunityStages: async () => stages,
  tags: async () => fullFile(acme).tags,
  searchCustomers: async () => [
    found(acme),
    found(yunfan),
    { ...found(long), relation: 'team' as const },
  ],
  ownerChoices: async () => [zhaoMin, wangHao],
  ownerHistory: async () => [
    {
      ...{ kind: 'claimed', from: null, to: zhaoMin.name, by: zhaoMin.name },
      ...{ note: null, at: '2026-06-02T03:00:00Z' },
    },
    {
      ...{ kind: 'released', from: wangHao.name, to: null, by: wangHao.name },
      ...{ note: '今年没有需求', at: '2026-05-11T08:00:00Z' },
    },
  ],
  savedViews: async () => [],
  findDuplicates: async () => [],
  exclusions: async () => [],
  toDecide: async () => ({ people: [], mails: [] }),
  meetingsToComplete: async () => ({ meetings: [] }),
  meetingOfEvent: async () => ({ meeting: null, alike: [] }),
  today: async () => ({
    as_of: '2026-11-20T02:00:00Z',
    overdue: [reminder(1, acme, 'Send the revised quote', '2026-11-18T01:00:00Z')],
    today: [
      reminder(2, yunfan, '确认样品是否收到', '2026-11-20T01:00:00Z'),
      reminder(3, long, 'Ask for the drawing of the fixture', '2026-11-20T07:30:00Z'),
    ],
    coming: [reminder(4, acme, 'Call about the quote for the carton line', '2026-11-23T01:00:00Z')],
  }),
  setLanguage: async ({ language }) => ({ language }),
  teams: async () => [],
  myOrganisations: async () => [],
};

function found(card: CustomerCard) {
  return {
    customer_id: card.customer_id,
    code: card.code,
    name: card.name,
    status: card.status,
    tier: card.tier,
    owner_name: card.owner?.name ?? null,
    relation: card.relation,
    last_follow_up_at: card.last_follow_up_at,
    region_code: card.region_code,
    industry_code: card.industry_code,
    customer_type: card.customer_type,
  };
}

function reminder(n: number, card: CustomerCard, plan: string, due_at: string) {
  return {
    reminder_id: id(40 + n),
    kind: 'follow_up' as const,
    customer_id: card.customer_id,
    customer_name: card.name,
    plan,
    due_at,
    priority: 'medium' as const,
    due_version: 1,
    open_url: null,
  };
}
