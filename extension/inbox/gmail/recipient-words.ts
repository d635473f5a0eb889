/**
 * The fields of a mail as Gmail's interface names them, lower case and without the colon. A name may be missing here:
 * whoever stands behind a word that nobody knows is then not told apart, never put into the wrong field.
 */
const words = {
  from: [
    'from',
    '发件人',
    '寄件者',
    '寄件人',
    '差出人',
    'von',
    'de',
    'da',
    'van',
    'od',
    'от',
    '보낸사람',
  ],
  to: [
    ...[
      'to',
      '收件人',
      '收件者',
      '发送至',
      '發送至',
      '寄給',
      '宛先',
      'an',
      'à',
      'para',
      'a',
      'aan',
      'do',
    ],
    ...['кому', '받는사람', 'kime'],
  ],
  cc: ['cc', '抄送', '副本', 'kopie', 'copie', 'copia', 'копия', 'dw', '참조'],
  bcc: [
    ...[
      'bcc',
      '密送',
      '密件副本',
      '密件抄送',
      'blindkopie',
      'cci',
      'ccn',
      'cco',
      'скрытая копия',
      'udw',
    ],
    ...['숨은참조'],
  ],
  reply: [
    ...[
      'reply-to',
      '回复',
      '回复至',
      '回覆至',
      '返信先',
      'antwort an',
      'répondre à',
      'responder a',
    ],
    ...['rispondi a', 'antwoorden naar', 'ответить'],
  ],
} as const;

export type RecipientField = keyof typeof words;

const fields: ReadonlyMap<string, RecipientField> = new Map(
  (['reply', 'bcc', 'cc', 'from', 'to'] as const).flatMap((field) =>
    words[field].map((word) => [word, field] as const),
  ),
);

/** The field that a label names: "to:", "抄送：", "à :". null for every other label. */
export function fieldNamed(label: string | null): RecipientField | null {
  const word = /^(.+?)\s*[:：]$/.exec(label ?? '')?.[1];
  return word === undefined ? null : (fields.get(word.toLowerCase()) ?? null);
}

/** The field that begins where a line of recipients says "…, cc: " before the next name; null: the same as before. */
export function fieldBegun(between: string): 'cc' | 'bcc' | null {
  const said = /(?:^|[\s,，、;；])([\p{L} -]+?)\s*[:：]\s*$/u.exec(between)?.[1];
  const field = said === undefined ? undefined : fields.get(said.trim().toLowerCase());
  return field === 'cc' || field === 'bcc' ? field : null;
}
