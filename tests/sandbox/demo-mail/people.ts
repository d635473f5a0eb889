import type { MailPerson } from '../mailbox.ts';

/** The people of the demo organisation's mail: the rep, colleagues, customers' contacts, strangers. */
export const people = {
  zhaoMin: { name: 'Zhao Min', email: 'zhao.min@harbour-tools.example' },
  chenYu: { name: 'Chen Yu', email: 'chen.yu@harbour-tools.example' },
  wangHao: { name: 'Wang Hao', email: 'wang.hao@harbour-tools.example' },
  sophieKeller: { name: 'Sophie Keller', email: 'sophie.keller@harbour-tools.example' },

  wangFang: { name: 'Wang Fang', email: 'wang.fang@acme-packaging.example' },
  liLei: { name: 'Li Lei', email: 'li.lei@acme-packaging.example' },
  ouyangJing: { name: '欧阳静', email: 'ouyang.jing@yunfan-precision.example' },
  juergenMueller: { name: 'Jürgen Müller', email: 'juergen.mueller@nordlicht.example' },
  chenXiao: { name: '陈晓', email: 'chen.xiao@lanjing-electronics.example' },
  tomBecker: { name: 'Tom Becker', email: 'tom.becker@atlas-fasteners.example' },
  heLin: { name: '何琳', email: 'he.lin@baiqiao-trading.example' },
  /** A contact address of two customers: the reader must be asked which. */
  procurement: { name: 'Joint Sourcing Desk', email: 'procurement@joint-sourcing.example' },

  mariaRossi: { name: 'Maria Rossi', email: 'maria.rossi@fonderia-aurora.example' },
  zhouTing: { name: '周婷', email: 'zhou.ting@ruixin-plastics.example' },
  newsletter: { name: 'Industry Digest', email: 'news@industry-digest.example' },
  /** A display name that is markup: text everywhere, or a hole. */
  hostile: { name: '<img src=x onerror=alert(1)>', email: 'orders@sunset-bolts.example' },
} as const satisfies Record<string, MailPerson>;
