/** Words from which demo companies and people are put together. Nobody and nothing of these names is meant. */
export interface NamePool {
  readonly language: 'en' | 'zh-CN';
  readonly slug: string;
  readonly brands: readonly string[];
  readonly trades: readonly string[];
  readonly families: readonly string[];
  readonly givens: readonly string[];
  readonly titles: readonly string[];
  readonly industries: readonly string[];
  readonly regions: readonly string[];
  readonly phonePrefix: string;
  company(brand: string, trade: string, index: number): string;
  person(family: string, given: string): string;
}

export const chinese: NamePool = {
  language: 'zh-CN',
  slug: 'jiayun',
  brands: [
    '云岭',
    '海岚',
    '瑞禾',
    '星渡',
    '恒桥',
    '锦帆',
    '青屿',
    '启辰',
    '远汀',
    '沐川',
    '聚澜',
    '宏岳',
  ],
  trades: [
    '机械',
    '电子',
    '五金',
    '包装',
    '新材料',
    '自动化',
    '塑胶',
    '汽车零部件',
    '贸易',
    '仪器',
  ],
  families: ['王', '李', '张', '刘', '陈', '杨', '赵', '周', '吴', '徐', '欧阳', '司马'],
  givens: ['芳', '敏', '静', '磊', '洋', '艳', '勇', '晓', '婷婷', '思远', '子涵', '建国'],
  titles: ['采购经理', '总经理', '设备工程师', '生产主管', '技术总监', '业务经理'],
  industries: ['C33', 'C34', 'C35', 'C36', 'C38', 'C39', 'C29', 'F51', 'I65'],
  regions: [
    'CN-320500',
    'CN-310000',
    'CN-330100',
    'CN-440300',
    'CN-510100',
    'CN-420100',
    'CN-110000',
  ],
  phonePrefix: '+862155501',
  company: (brand, trade, index) =>
    `${['苏州', '上海', '杭州', '深圳', '成都'][index % 5] ?? ''}${brand}${trade}有限公司`,
  person: (family, given) => `${family}${given}`,
};

export const western: NamePool = {
  language: 'en',
  slug: 'brightway',
  brands: [
    'Brindle',
    'Calder',
    'Fenwick',
    'Halden',
    'Kestrel',
    'Larkhill',
    'Moorgate',
    'Ostrava',
    'Pinewood',
    'Redcliff',
    'Silverton',
    'Tarn',
  ],
  trades: [
    'Tooling',
    'Components',
    'Automation',
    'Packaging',
    'Logistics',
    'Metalworks',
    'Instruments',
    'Plastics',
  ],
  families: [
    'Baker',
    'Novak',
    'Schmidt',
    'Rossi',
    'Martin',
    'Okafor',
    'Larsen',
    'Dupont',
    'Costa',
    'Kowalski',
  ],
  givens: ['Anna', 'Ben', 'Clara', 'Daniel', 'Eva', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jonas'],
  titles: [
    'Head of Purchasing',
    'Operations Manager',
    'Buyer',
    'Plant Manager',
    'Managing Director',
    'Maintenance Lead',
  ],
  industries: ['C33', 'C34', 'C35', 'C38', 'C29', 'G59', 'F51', 'M74'],
  regions: ['DE', 'GB', 'FR', 'IT', 'US', 'CZ', 'NL'],
  phonePrefix: '+442079460',
  company: (brand, trade, index) =>
    `${brand} ${trade} ${['Ltd', 'GmbH', 'Inc.', 'S.A.', 'B.V.'][index % 5] ?? ''} ${Math.floor(index / 2) + 1}`,
  person: (family, given) => `${given} ${family}`,
};

export const notes = {
  en: [
    'Confirmed the number of stations; wants to see a reference customer.',
    'Budget is approved for next quarter. Sends the drawing this week.',
    'Nobody answered; left a message with reception.',
    'Compares us with a cheaper supplier; price is the open point.',
    'Trial ran well, the line manager is in favour.',
    'Asked for a longer payment term before anything else.',
  ],
  'zh-CN': [
    '确认了工位数量，希望参观一家同行客户。',
    '下季度预算已批，本周发图纸。',
    '无人接听，已请前台转达。',
    '在与另一家供应商比价，价格是主要顾虑。',
    '试用顺利，产线主管认可。',
    '先谈账期，其他暂缓。',
  ],
} as const;

export const plans = {
  en: [
    'Send the reference list',
    'Call about the trial',
    'Agree on a visit',
    'Send the revised quote',
    'Ask for the drawing',
  ],
  'zh-CN': ['发送案例资料', '电话确认试用情况', '约定上门时间', '发送修改后的报价', '催要图纸'],
} as const;
