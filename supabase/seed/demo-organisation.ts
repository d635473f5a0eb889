/** The demo organisation as data: who works there, whom they sell to by name. All of it is invented. */

export const demoPassword = 'threadbook-demo';

export type DemoRole = 'rep' | 'manager' | 'agent' | 'admin';

export interface DemoMember {
  readonly email: string;
  readonly name: string;
  readonly role: DemoRole;
  readonly team: string | null;
  readonly language: 'en' | 'zh-CN';
}

export interface DemoOrganisation {
  readonly name: string;
  readonly domain: string;
  readonly timeZone: string;
  /** Parents before children. */
  readonly teams: readonly { readonly name: string; readonly parent: string | null }[];
  readonly members: readonly DemoMember[];
}

const at = (local: string) => `${local}@harbour-tools.example`;

export const demoOrganisation: DemoOrganisation = {
  name: 'Harbour Tools 港湾工具',
  domain: 'harbour-tools.example',
  timeZone: 'Asia/Shanghai',
  teams: [
    { name: 'Sales 销售部', parent: null },
    { name: 'East 华东组', parent: 'Sales 销售部' },
    { name: 'West 西区组', parent: 'Sales 销售部' },
  ],
  members: [
    member('lin.qiao', 'Lin Qiao 林乔', 'manager', 'Sales 销售部', 'en'),
    member('chen.yu', 'Chen Yu 陈宇', 'manager', 'East 华东组', 'zh-CN'),
    member('zhao.min', 'Zhao Min 赵敏', 'rep', 'East 华东组', 'en'),
    member('wang.hao', 'Wang Hao 王浩', 'rep', 'East 华东组', 'zh-CN'),
    member('sophie.keller', 'Sophie Keller', 'rep', 'East 华东组', 'en'),
    member('david.brandt', 'David Brandt', 'manager', 'West 西区组', 'en'),
    member('liu.yang', 'Liu Yang 刘洋', 'rep', 'West 西区组', 'zh-CN'),
    member('ouyang.xue', 'Ouyang Xue 欧阳雪', 'rep', 'West 西区组', 'zh-CN'),
    member('emma.novak', 'Emma Novak', 'rep', 'West 西区组', 'en'),
    member('sun.li', 'Sun Li 孙丽', 'agent', null, 'zh-CN'),
    member('gao.wei', 'Gao Wei 高伟', 'admin', null, 'zh-CN'),
  ],
};

/** A second tenant, to see that nothing crosses over. */
export const rivalOrganisation: DemoOrganisation = {
  name: 'Rival Fixtures',
  domain: 'rival-fixtures.example',
  timeZone: 'Europe/Berlin',
  teams: [{ name: 'Sales', parent: null }],
  members: [
    {
      email: 'kim.park@rival-fixtures.example',
      name: 'Kim Park',
      role: 'rep',
      team: 'Sales',
      language: 'en',
    },
  ],
};

/** The rep whose inbox the sandbox shows. */
export const demoRep = at('zhao.min');
/** The manager above all demo teams. */
export const demoManager = at('lin.qiao');

function member(
  local: string,
  name: string,
  role: DemoRole,
  team: string | null,
  language: 'en' | 'zh-CN',
): DemoMember {
  return { email: at(local), name, role, team, language };
}
