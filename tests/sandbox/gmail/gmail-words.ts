import type { SandboxLanguage } from '../mailbox.ts';

/** Words of Gmail's page only; those that Outlook's page needs too are in `page-words.ts`. */
const words = {
  en: {
    settings: 'Quick settings',
    calendar: 'Calendar',
    readingPane: 'Reading pane',
    noSplit: 'No split',
    rightOfInbox: 'Right of inbox',
    belowInbox: 'Below inbox',
    threading: 'Email threading',
    conversationView: 'Conversation view',
    manyMessages: 'Threads of 12 messages',
    accounts: 'Accounts',
    firstAccount: 'Open the first account',
    secondAccount: 'Open the second account',
    sharedMailbox: 'Open a delegated mailbox',
    language: 'Language',
    openWindow: 'In new window',
    print: 'Print all',
    noThread: 'No conversations selected',
    details: 'Show details',
    more: 'More message options',
    notStarred: 'Not starred',
    select: 'Select',
    signOut: 'Sign out',
    unread: 'unread',
    results: 'Search results',
    messages: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
    fields: { from: 'from:', to: 'to:', cc: 'cc:', date: 'date:', subject: 'subject:' },
    printed: { to: 'To', cc: 'Cc' },
  },
  'zh-CN': {
    settings: '快捷设置',
    calendar: '日历',
    readingPane: '阅读窗格',
    noSplit: '不拆分',
    rightOfInbox: '收件箱右侧',
    belowInbox: '收件箱下方',
    threading: '电子邮件会话',
    conversationView: '对话视图',
    manyMessages: '每个会话 12 封邮件',
    accounts: '帐号',
    firstAccount: '打开第一个帐号',
    secondAccount: '打开第二个帐号',
    sharedMailbox: '打开委托的邮箱',
    language: '语言',
    openWindow: '在新窗口中打开',
    print: '全部打印',
    noThread: '未选择任何会话',
    details: '显示详细信息',
    more: '更多邮件选项',
    notStarred: '未加星标',
    select: '选择',
    signOut: '退出',
    unread: '未读',
    results: '搜索结果',
    messages: (count: number) => `${count} 封邮件`,
    fields: { from: '发件人：', to: '收件人：', cc: '抄送：', date: '日期：', subject: '主题：' },
    printed: { to: '收件人', cc: '抄送' },
  },
  de: {
    settings: 'Schnelleinstellungen',
    calendar: 'Kalender',
    readingPane: 'Lesebereich',
    noSplit: 'Keine Aufteilung',
    rightOfInbox: 'Rechts vom Posteingang',
    belowInbox: 'Unter dem Posteingang',
    threading: 'E-Mail-Threads',
    conversationView: 'Konversationsansicht',
    manyMessages: 'Threads mit 12 Nachrichten',
    accounts: 'Konten',
    firstAccount: 'Erstes Konto öffnen',
    secondAccount: 'Zweites Konto öffnen',
    sharedMailbox: 'Delegiertes Postfach öffnen',
    language: 'Sprache',
    openWindow: 'In neuem Fenster',
    print: 'Alle drucken',
    noThread: 'Keine Konversationen ausgewählt',
    details: 'Details anzeigen',
    more: 'Weitere Nachrichtenoptionen',
    notStarred: 'Nicht markiert',
    select: 'Auswählen',
    signOut: 'Abmelden',
    unread: 'ungelesen',
    results: 'Suchergebnisse',
    messages: (count: number) => (count === 1 ? '1 Nachricht' : `${count} Nachrichten`),
    fields: { from: 'Von:', to: 'An:', cc: 'Cc:', date: 'Datum:', subject: 'Betreff:' },
    printed: { to: 'An', cc: 'Cc' },
  },
} as const;

type Widened<T> = T extends string
  ? string
  : T extends (count: number) => string
    ? (count: number) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

export type GmailWords = Widened<(typeof words)['en']>;

export function gmailWordsIn(language: SandboxLanguage): GmailWords {
  return words[language];
}
