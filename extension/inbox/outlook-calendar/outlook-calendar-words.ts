/**
 * Words of Outlook's calendar. English is confirmed by names that were captured on live pages (2026-04 to 2026-09); the
 * other languages follow Outlook's own interface. A name whose words are missing here keeps them as its place.
 */
export interface CalendarWords {
  /** Before the organiser; `…` is the name. */
  readonly organizer: readonly string[];
  readonly recurring: readonly string[];
  /** How the time is shown to others. */
  readonly showAs: readonly string[];
  /** What else may stand behind: it says nothing about place or people. */
  readonly marks: readonly string[];
}

export const calendarWords: Readonly<Record<string, CalendarWords>> = {
  en: {
    organizer: ['By …', 'Organized by …', 'Organizer …', 'Organizer: …'],
    recurring: [
      'Recurring event',
      'Exception to recurring event',
      'Recurring meeting',
      'Recurring',
    ],
    showAs: [
      'Free',
      'Tentative',
      'Busy',
      'OOF',
      'Out of office',
      'Away',
      'Working elsewhere',
      'Unknown',
    ],
    marks: [
      'Private',
      'Private event',
      'Private appointment',
      'Canceled',
      'Cancelled',
      'Declined',
      'Accepted',
      'Has attachments',
      'Online meeting',
    ],
  },
  zh: {
    organizer: [
      '组织者 …',
      '组织者：…',
      '组织者:…',
      '组织者为 …',
      '由 … 组织',
      '由…组织',
      '由 …',
      '发起人 …',
      '召集人 …',
      '召集人：…',
      '召集人:…',
      '主辦人 …',
      '召集者 …',
    ],
    recurring: [
      '定期事件',
      '定期活动',
      '定期会议',
      '重复事件',
      '重复活动',
      '重复',
      '定期事件的例外',
      '定期事件例外',
      '重复事件的例外',
      '循环事件',
      '週期性事件',
      '週期性事件的例外',
    ],
    showAs: [
      '空闲',
      '闲',
      '暂定',
      '忙',
      '忙碌',
      '外出',
      '不在办公室',
      '离开',
      '在其他地方工作',
      '在别处工作',
      '在其他地点工作',
      '未知',
    ],
    marks: [
      '私人',
      '私密',
      '专用',
      '私人事件',
      '私人约会',
      '已取消',
      '已拒绝',
      '已接受',
      '联机会议',
    ],
  },
  de: {
    organizer: ['Von …', 'Organisiert von …', 'Organisator …', 'Organisator: …', 'Durch …'],
    recurring: [
      'Serienereignis',
      'Serientermin',
      'Terminserie',
      'Wiederkehrendes Ereignis',
      'Wiederholtes Ereignis',
      'Ausnahme von Serienereignis',
      'Ausnahme vom Serienereignis',
      'Ausnahme von wiederkehrendem Ereignis',
      'Ausnahme vom wiederkehrenden Ereignis',
      'Ausnahme zu wiederkehrendem Ereignis',
      'Ausnahme zur Terminserie',
    ],
    showAs: [
      'Frei',
      'Mit Vorbehalt',
      'Beschäftigt',
      'Gebucht',
      'Abwesend',
      'Außer Haus',
      'An anderem Ort tätig',
      'Arbeitet an einem anderen Ort',
      'Unbekannt',
    ],
    marks: ['Privat', 'Privater Termin', 'Abgesagt', 'Storniert', 'Abgelehnt', 'Zugesagt'],
  },
};

/** What the button of a person in the open event is called; `…` is the name or the address. */
export const personLabels = [
  'Opens card for …',
  'Open card for …',
  'Opens profile card for …',
  'Öffnet die Karte für …',
  'Öffnet Karte für …',
  'Öffnet die Visitenkarte für …',
  '打开 … 的卡片',
  '打开…的卡片',
  '打开 … 的名片',
  '打开…的名片',
];

/** The line of an open event that tells the time. */
export const timeLabels = [
  'Time',
  '时间',
  '時間',
  'Zeit',
  'Uhrzeit',
  '日時',
  'Heure',
  'Hora',
  'Время',
];

/** What stands behind a person in the open event, and what it says. The longer of two that begin alike comes first. */
export const answerWords = [
  ["didn't respond", 'none'],
  ['did not respond', 'none'],
  ['no response', 'none'],
  ['tentative', 'tentative'],
  ['accepted', 'accepted'],
  ['declined', 'declined'],
  ['未答复', 'none'],
  ['未响应', 'none'],
  ['未回应', 'none'],
  ['暂定', 'tentative'],
  ['已接受', 'accepted'],
  ['已拒绝', 'declined'],
  ['已谢绝', 'declined'],
  ['nicht geantwortet', 'none'],
  ['keine antwort', 'none'],
  ['mit vorbehalt', 'tentative'],
  ['zugesagt', 'accepted'],
  ['angenommen', 'accepted'],
  ['abgelehnt', 'declined'],
  ['abgesagt', 'declined'],
] as const;

export const organizerWords = [
  'organizer',
  'organiser',
  '组织者',
  '召集人',
  '主辦人',
  'organisator',
];
