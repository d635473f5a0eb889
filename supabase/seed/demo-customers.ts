import type { DemoMember } from './demo-organisation.ts';
import { demoId, demoRandom } from './demo-random.ts';
import {
  chineseCities,
  chineseNames,
  chinesePeople,
  chineseTrades,
  westernForms,
  westernNames,
  westernPeople,
  westernTrades,
} from './demo-words.ts';

export interface DemoContact {
  readonly name: string;
  readonly title: string | null;
  readonly addresses: readonly string[];
  readonly phone: string | null;
}

export interface DemoCustomer {
  readonly id: string;
  readonly organisation: 'demo' | 'rival';
  readonly name: string;
  readonly shortName: string | null;
  readonly domain: string | null;
  readonly industry: string;
  readonly type: string;
  readonly region: string;
  readonly channel: string;
  readonly status: 'lead' | 'potential' | 'intent' | 'won' | 'lost';
  readonly tier: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  /** Address of the owner; null for the public pool. */
  readonly owner: string | null;
  readonly language: 'en' | 'zh';
  readonly contacts: readonly DemoContact[];
}

const harbour = (local: string): string => `${local}@harbour-tools.example`;

/** Belongs to two customers on purpose: who is it? must be asked. */
export const jointAddress = 'procurement@joint-sourcing.example';

type Named = Pick<DemoCustomer, 'name' | 'domain' | 'industry' | 'region' | 'owner'> & {
  readonly key: string;
  readonly language: 'en' | 'zh';
  readonly people: readonly (readonly [name: string, local: string, title: string | null])[];
  readonly joint?: boolean;
  readonly rest?: Partial<DemoCustomer>;
};

const named: readonly Named[] = [
  {
    key: 'acme',
    name: 'Acme Packaging Co.',
    domain: 'acme-packaging.example',
    industry: 'C29',
    region: '310000',
    owner: harbour('zhao.min'),
    language: 'en',
    people: [
      ['Wang Fang 王芳', 'wang.fang', 'Purchasing manager'],
      ['Li Lei 李雷', 'li.lei', 'Engineer'],
    ],
    joint: true,
    rest: { shortName: 'Acme', status: 'intent', tier: 'B', channel: 'trade_show' },
  },
  {
    key: 'yunfan',
    name: '苏州云帆精密制造有限公司',
    domain: 'yunfan-precision.example',
    industry: 'C34',
    region: '320500',
    owner: harbour('zhao.min'),
    language: 'zh',
    people: [['欧阳静', 'ouyang.jing', '采购总监']],
    joint: true,
    rest: { shortName: '云帆精密', status: 'intent', tier: 'A' },
  },
  {
    key: 'nordlicht',
    name: 'Nordlicht Maschinenbau GmbH',
    domain: 'nordlicht.example',
    industry: 'C34',
    region: 'DE',
    owner: harbour('zhao.min'),
    language: 'en',
    people: [['Jürgen Müller', 'juergen.mueller', 'Head of Purchasing']],
    rest: { shortName: 'Nordlicht', status: 'won', tier: 'A', type: 'long_term' },
  },
  {
    key: 'lanjing',
    name: '深圳市蓝鲸电子有限公司',
    domain: 'lanjing-electronics.example',
    industry: 'C39',
    region: '440300',
    owner: harbour('wang.hao'),
    language: 'zh',
    people: [['陈晓', 'chen.xiao', '项目经理']],
    rest: { shortName: '蓝鲸电子' },
  },
  {
    key: 'atlas',
    name: 'Atlas Fasteners Ltd',
    domain: 'atlas-fasteners.example',
    industry: 'C33',
    region: 'GB',
    owner: harbour('liu.yang'),
    language: 'en',
    people: [['Tom Becker', 'tom.becker', 'Buyer']],
    rest: { shortName: 'Atlas' },
  },
  {
    key: 'baiqiao',
    name: '杭州白桥贸易有限公司',
    domain: 'baiqiao-trading.example',
    industry: 'F51',
    region: '330100',
    owner: null,
    language: 'zh',
    people: [['何琳', 'he.lin', '经理']],
    rest: { shortName: '白桥贸易', type: 'channel' },
  },
];

/** Customers that tests and tours name. */
export const namedCustomerIds = {
  acme: demoId('customer', 'acme'),
  yunfan: demoId('customer', 'yunfan'),
  nordlicht: demoId('customer', 'nordlicht'),
  lanjing: demoId('customer', 'lanjing'),
  atlas: demoId('customer', 'atlas'),
  baiqiao: demoId('customer', 'baiqiao'),
  rivalAcme: demoId('customer', 'rival-acme'),
} as const;

const generated = 190;

/** All customers of both organisations, the named ones first. */
export function customersOfDemo(members: readonly DemoMember[]): DemoCustomer[] {
  const random = demoRandom(2024);
  const owners = members.filter(({ role }) => role === 'rep').map(({ email }) => email);
  const known = named.map(({ key, people, joint, rest, ...base }, index) => ({
    ...base,
    ...{ id: demoId('customer', key), organisation: 'demo' as const, shortName: null },
    ...{ type: 'potential', channel: 'inbound_mail', status: 'potential' as const, tier: null },
    contacts: people.map(([name, local, title], place) => ({
      name,
      title,
      addresses: [
        `${local}@${base.domain}`,
        ...(joint === true && place === people.length - 1 ? [jointAddress] : []),
      ],
      phone:
        base.language === 'zh' ? `+86138000010${String(index * 4 + place).padStart(2, '0')}` : null,
    })),
    ...rest,
  }));
  const others = Array.from({ length: generated }, (_, index) => {
    const place = random.below(owners.length + 1);
    return generatedCustomer(index, owners[place] ?? null, random);
  });
  return [...known, ...others, rivalCustomer()];
}

function generatedCustomer(
  index: number,
  owner: string | null,
  random: ReturnType<typeof demoRandom>,
): DemoCustomer {
  const common = {
    id: demoId('customer', index),
    organisation: 'demo' as const,
    shortName: null,
    type: random.pick(['potential', 'potential', 'long_term', 'one_off', 'channel']),
    channel: random.pick(['trade_show', 'website', 'referral', 'inbound_mail', 'visit', 'social']),
    status: random.pick(['lead', 'potential', 'potential', 'intent', 'won', 'lost'] as const),
    tier: random.pick([null, 'A', 'B', 'B', 'C', 'C', 'D', 'E'] as const),
    owner,
  };
  // Every other one Chinese; index and word lists of coprime lengths keep the names apart.
  if (index % 2 === 0) {
    const [city, region] = chineseCities[index % chineseCities.length] ?? chineseCities[0];
    const [word, syllables] = chineseNames[index % chineseNames.length] ?? chineseNames[0];
    const turn = Math.floor(index / 28);
    const [trade, industry, slug] = chineseTrades[turn % chineseTrades.length] ?? chineseTrades[0];
    const domain = `${syllables}-${slug}-${index}.example`;
    return {
      ...common,
      ...{ name: `${city}${word}${trade}有限公司`, domain, industry, region, language: 'zh' },
      contacts: contactsOf(chinesePeople, domain, index, random),
    };
  }
  const word = westernNames[index % westernNames.length] ?? westernNames[0];
  const turn = Math.floor(index / 32);
  const [trade, industry, slug] = westernTrades[turn % westernTrades.length] ?? westernTrades[0];
  const [form, region] = westernForms[index % westernForms.length] ?? westernForms[0];
  const domain = `${word.toLowerCase()}-${slug}-${index}.example`;
  return {
    ...common,
    ...{ name: `${word} ${trade} ${form}`, domain, industry, region, language: 'en' },
    contacts: contactsOf(westernPeople, domain, index, random),
  };
}

function contactsOf(
  people: readonly (readonly [string, string])[],
  domain: string,
  index: number,
  random: ReturnType<typeof demoRandom>,
): DemoContact[] {
  const count = 1 + random.below(3);
  const first = random.below(people.length);
  return Array.from({ length: count }, (_, place) => {
    const [name, local] = people[(first + place) % people.length] ?? ['', ''];
    const phone = `+8613${String(900_000_000 + index * 10 + place).slice(0, 9)}`;
    return { name, title: null, addresses: [`${local}@${domain}`], phone };
  });
}

/** The other tenant knows the same company: nothing of it may be seen across. */
function rivalCustomer(): DemoCustomer {
  return {
    id: namedCustomerIds.rivalAcme,
    organisation: 'rival',
    name: 'Acme Packaging Co.',
    shortName: 'Acme',
    domain: 'acme-packaging.example',
    industry: 'C29',
    type: 'potential',
    region: '310000',
    channel: 'website',
    status: 'potential',
    tier: null,
    owner: 'kim.park@rival-fixtures.example',
    language: 'en',
    contacts: [
      {
        name: 'Wang Fang',
        title: null,
        addresses: ['wang.fang@acme-packaging.example'],
        phone: null,
      },
    ],
  };
}
