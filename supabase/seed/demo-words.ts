/** Building blocks of invented companies, people and sentences. */

/** City, GB/T 2260 code of the prefecture. */
export const chineseCities = [
  ['苏州', '320500'],
  ['无锡', '320200'],
  ['宁波', '330200'],
  ['杭州', '330100'],
  ['深圳', '440300'],
  ['东莞', '441900'],
  ['佛山', '440600'],
  ['青岛', '370200'],
  ['成都', '510100'],
  ['武汉', '420100'],
  ['合肥', '340100'],
  ['厦门', '350200'],
] as const;

/** Characters with the syllable that stands in the domain. */
export const chineseNames = [
  ['云岭', 'yunling'],
  ['海川', 'haichuan'],
  ['恒瑞达', 'hengruida'],
  ['金石', 'jinshi'],
  ['博远', 'boyuan'],
  ['天和', 'tianhe'],
  ['华庭', 'huating'],
  ['志诚', 'zhicheng'],
  ['远帆', 'yuanfan'],
  ['新禾', 'xinhe'],
  ['绿源', 'lvyuan'],
  ['星辰', 'xingchen'],
  ['凯越', 'kaiyue'],
  ['东升', 'dongsheng'],
] as const;

/** Trade in the name, GB/T 4754 code, word for the domain. */
export const chineseTrades = [
  ['精密机械', 'C34', 'precision'],
  ['电子', 'C39', 'electronics'],
  ['包装材料', 'C29', 'packaging'],
  ['五金制品', 'C33', 'hardware'],
  ['自动化设备', 'C35', 'automation'],
  ['贸易', 'F51', 'trading'],
  ['仪器', 'C40', 'instruments'],
  ['软件', 'I65', 'software'],
] as const;

export const westernNames = [
  'Alderbrook',
  'Bellweather',
  'Castellan',
  'Dunmore',
  'Eichental',
  'Ferrovia',
  'Granquist',
  'Holmgard',
  'Inverlay',
  'Jarnvik',
  'Kestrel',
  'Lindqvist',
  'Montclair',
  'Norrland',
  'Ostrava',
  'Pemberton',
] as const;

/** Trade, GB/T 4754 code, word for the domain. */
export const westernTrades = [
  ['Fasteners', 'C33', 'fasteners'],
  ['Machine Works', 'C34', 'machine'],
  ['Packaging', 'C29', 'packaging'],
  ['Controls', 'C40', 'controls'],
  ['Supply', 'F51', 'supply'],
  ['Automation', 'C35', 'automation'],
] as const;

/** Legal form, ISO country. */
export const westernForms = [
  ['GmbH', 'DE'],
  ['Ltd', 'GB'],
  ['S.r.l.', 'IT'],
  ['SAS', 'FR'],
  ['AB', 'SE'],
  ['Inc.', 'US'],
  ['B.V.', 'NL'],
] as const;

export const chinesePeople = [
  ['李娜', 'li.na'],
  ['张伟', 'zhang.wei'],
  ['刘芳', 'liu.fang'],
  ['陈静', 'chen.jing'],
  ['杨帆', 'yang.fan'],
  ['黄磊', 'huang.lei'],
  ['周洁', 'zhou.jie'],
  ['吴迪', 'wu.di'],
  ['徐丽', 'xu.li'],
  ['孙涛', 'sun.tao'],
  ['马超群', 'ma.chaoqun'],
  ['诸葛明', 'zhuge.ming'],
] as const;

export const westernPeople = [
  ['Anna Lindholm', 'anna.lindholm'],
  ['Peter Hoffmann', 'peter.hoffmann'],
  ['Claire Fontaine', 'claire.fontaine'],
  ['Marco Bellini', 'marco.bellini'],
  ['James Whitfield', 'james.whitfield'],
  ['Eva Jansen', 'eva.jansen'],
  ['Lucas Moreau', 'lucas.moreau'],
  ['Ingrid Solberg', 'ingrid.solberg'],
  ['Daniel Rhodes', 'daniel.rhodes'],
  ['Katarina Weiss', 'katarina.weiss'],
] as const;

/** Notes of calls and visits, by language. */
export const notes = {
  zh: [
    '客户对样品满意，询问批量价格。',
    '讨论了交期，客户希望提前一周。',
    '对方正在比较两家供应商，主要关注质保。',
    '介绍了新系列，约定下周发送资料。',
    '无人接听，稍后再联系。',
  ],
  en: [
    'Happy with the samples, asks for a price at volume.',
    'Went through delivery times; a week earlier would help.',
    'Comparing two suppliers, warranty matters most.',
    'Showed the new series, promised the data sheets for next week.',
    'Nobody picked up, will try again.',
  ],
} as const;

export const plans = {
  zh: ['发送报价', '电话跟进样品反馈', '安排技术交流', '确认交期'],
  en: ['Send the quote', 'Call about the samples', 'Arrange a technical call', 'Confirm delivery'],
} as const;

export const subjects = {
  zh: ['关于报价的问题', '样品测试结果', '订单交期确认', '新系列资料'],
  en: ['Question about your quote', 'Sample test results', 'Delivery date', 'New series'],
} as const;
