/**
 * Words of Outlook's own interface, for locators of tier B and C and for what only words tell (To or Cc, a draft, "+3
 * others"). English, German and Chinese were seen on pages; the others are the provider's translations of the same
 * words. A word that is missing here makes a value unknown, never wrong.
 */
export const outlookLabels = {
  from: [
    ...['From', 'Von', '发件人', '寄件者', '寄件人', '差出人', '보낸 사람', 'De', 'Da', 'Van'],
    ...['Od', 'От', 'Kimden', 'Från', 'Fra', 'Lähettäjä', 'Feladó', 'De la'],
  ],
  to: [
    ...['To', 'An', '收件人', '收件者', '宛先', '받는 사람', 'À', 'Para', 'A', 'Aan', 'Do'],
    ...['Кому', 'Kime', 'Till', 'Til', 'Vastaanottaja', 'Címzett', 'Komu', 'Către'],
  ],
  cc: ['Cc', '抄送', '副本', '참조', 'Копия', 'DW', 'Kopie', 'Kopia', 'Kopi', 'Bilgi', 'Kopio'],
  bcc: [
    ...['Bcc', '密件抄送', '密件副本', '숨은 참조', 'Cci', 'Cco', 'Ccn', 'UDW'],
    ...['Скрытая копия', 'СК', 'Gizli', 'Skrytá', 'Blindkopie', 'Hemlig kopia'],
  ],
  message: [
    ...['Email message', 'E-Mail-Nachricht', '电子邮件', '电子邮件消息', '電子郵件訊息'],
    ...['メール メッセージ', 'Message électronique', 'Mensaje de correo electrónico'],
    ...['Сообщение электронной почты'],
  ],
  list: [
    ...['Message list', 'Mail list', 'Nachrichtenliste', '邮件列表', '郵件清單', 'メッセージ一覧'],
    ...['Liste des messages', 'Lista de mensajes', 'Список сообщений'],
  ],
  draft: [
    ...['Draft', 'Entwurf', '草稿', '下書き', '임시 저장', 'Brouillon', 'Borrador', 'Rascunho'],
    ...['Bozza', 'Concept', 'Черновик', 'Wersja robocza', 'Taslak', 'Utkast', 'Kladde'],
  ],
  accountManager: [
    ...[
      'Account manager for',
      'Konto-Manager für',
      'Konto-Manager von',
      '帐户管理器',
      '帳戶管理員',
    ],
    ...['のアカウント マネージャー', 'Gestionnaire de comptes pour', 'Administrador de cuentas de'],
    ...['Диспетчер учетных записей для'],
  ],
  opensCard: ['Opens Profile Card', 'Opens card', '打开个人资料卡片', 'Öffnet die Profilkarte'],
} as const;

/** Each word as a whole accessible name. */
export function named(words: readonly string[]): string {
  return words.map((word) => `[aria-label="${word}" i]`).join(', ');
}

/** Beginnings of accessible names and texts: a word and a colon, which may be wide or spaced. */
export const fieldLabels = {
  from: label(outlookLabels.from),
  to: label(outlookLabels.to),
  cc: label(outlookLabels.cc),
  bcc: label(outlookLabels.bcc),
  recipients: label([...outlookLabels.to, ...outlookLabels.cc, ...outlookLabels.bcc]),
  any: label([
    ...outlookLabels.from,
    ...outlookLabels.to,
    ...outlookLabels.cc,
    ...outlookLabels.bcc,
  ]),
} as const;

function label(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})\\s*[:：]\\s*`, 'i');
}

/** The text without its leading label, if it has one. */
export const withoutLabel = (text: string): string => text.replace(fieldLabels.any, '');

/** "[Draft]" and its translations, at the beginning of a text. */
export const draftMark = new RegExp(`^\\s*[[【](?:${outlookLabels.draft.join('|')})[\\]】]`, 'i');

/**
 * What stands for recipients who are not shown: "+3 others", "and 3 more", "+3 weitere", "还有 3 人", "他 3 人".
 * A number beside such a word, or behind a plus in any language; a name may hold digits, but not so.
 */
export const moreRecipients =
  /^(?:\+\s*\d+|(?:and|und|et|y|e|i|и)\s+\d+\s+\p{L}|\d+\s+(?:more|others?|weitere|andere|autres|más|outros|altri|ещё)(?:\s|$)|(?:weitere|ещё|另外|另|其他|其餘|还有|還有|及其他|以及其他|他|その他|외)\s*\d+)/iu;
