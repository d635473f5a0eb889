import { customersOfDemo } from './demo-customers.ts';
import { historyOfDemo } from './demo-history.ts';
import { insertDemo, type SeedSql } from './insert-demo.ts';

/**
 * The demo organisation: who works there, and how it is put into an empty, migrated database. Companies and people are
 * invented, all domains end in `.example`. The same on every machine except for the instants, which lie around `now`,
 * so that there is always something due today and a quarter of history behind it.
 */
export const demoPassword = 'threadbook-demo';

export type DemoRole = 'rep' | 'manager' | 'agent' | 'admin';

export interface DemoMember {
  readonly email: string;
  readonly name: string;
  readonly role: DemoRole;
  /** Key of `demoTeams`; null for those who stand beside the sales teams. */
  readonly team: string | null;
  readonly language: 'en' | 'zh-CN';
}

export interface DemoTeam {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
}

export const demoOrganisation = {
  name: 'Harbour Tools 港湾工具',
  domain: 'harbour-tools.example',
  timeZone: 'Asia/Shanghai',
} as const;

export const rivalOrganisation = {
  name: 'Rival Fixtures',
  domain: 'rival-fixtures.example',
  timeZone: 'Europe/London',
} as const;

export const demoTeams: readonly DemoTeam[] = [
  { key: 'sales', name: 'Sales 销售部', parent: null },
  { key: 'east', name: 'East 华东组', parent: 'sales' },
  { key: 'west', name: 'West 西区组', parent: 'sales' },
];

const at = (local: string): string => `${local}@${demoOrganisation.domain}`;

export const demoMembers: readonly DemoMember[] = [
  member('lin.qiao', 'Lin Qiao 林乔', 'manager', 'sales', 'zh-CN'),
  member('chen.yu', 'Chen Yu 陈宇', 'manager', 'east', 'zh-CN'),
  member('zhao.min', 'Zhao Min 赵敏', 'rep', 'east', 'en'),
  member('wang.hao', 'Wang Hao 王浩', 'rep', 'east', 'zh-CN'),
  member('sophie.keller', 'Sophie Keller', 'rep', 'east', 'en'),
  member('david.brandt', 'David Brandt', 'manager', 'west', 'en'),
  member('liu.yang', 'Liu Yang 刘洋', 'rep', 'west', 'zh-CN'),
  member('ouyang.xue', 'Ouyang Xue 欧阳雪', 'rep', 'west', 'zh-CN'),
  member('emma.novak', 'Emma Novak', 'rep', 'west', 'en'),
  member('sun.li', 'Sun Li 孙丽', 'agent', null, 'zh-CN'),
  member('gao.wei', 'Gao Wei 高伟', 'admin', null, 'zh-CN'),
];

export const rivalMembers: readonly DemoMember[] = [
  {
    email: `kim.park@${rivalOrganisation.domain}`,
    name: 'Kim Park',
    role: 'rep',
    team: null,
    language: 'en',
  },
];

function member(
  local: string,
  name: string,
  role: DemoRole,
  team: string | null,
  language: 'en' | 'zh-CN',
): DemoMember {
  return { email: at(local), name, role, team, language };
}

/** The rep of the tour, whose mailbox the sandbox shows. */
export const demoRep = at('zhao.min');
/** Manager above both teams: sees everybody's figures. */
export const demoManager = at('lin.qiao');
export const demoTeamManager = at('chen.yu');
export const demoOtherManager = at('david.brandt');
export const demoColleague = at('liu.yang');
export const demoAgent = at('sun.li');
export const demoAdmin = at('gao.wei');
export const rivalRep = `kim.park@${rivalOrganisation.domain}`;

export interface SeedTools {
  /** As postgres, the owner of the tables. */
  readonly sql: SeedSql;
  /** Makes an account as the admin API does and returns its id. */
  readonly createUser: (user: { email: string; password: string }) => Promise<string>;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: DemoRole;
  readonly organisation: string;
}

/** Fills an empty database. All rows in one transaction, so that a killed start leaves accounts at most. */
export async function seedDemo(
  { sql, createUser }: SeedTools,
  now: Date = new Date(),
): Promise<DemoAccount[]> {
  const people = [
    ...demoMembers.map((person) => ({ ...person, organisation: demoOrganisation.name })),
    ...rivalMembers.map((person) => ({ ...person, organisation: rivalOrganisation.name })),
  ];
  const users = await Promise.all(
    people.map(async ({ email }) => ({
      email,
      userId: await createUser({ email, password: demoPassword }),
    })),
  );
  const customers = customersOfDemo(demoMembers);
  await insertDemo(sql, {
    organisations: [
      { ...demoOrganisation, teams: demoTeams, members: demoMembers },
      { ...rivalOrganisation, teams: [], members: rivalMembers },
    ],
    users,
    customers,
    ...historyOfDemo(customers, now, demoOrganisation.timeZone),
  });
  return people.map(({ email, role, organisation }) => ({
    email,
    password: demoPassword,
    role,
    organisation,
  }));
}
