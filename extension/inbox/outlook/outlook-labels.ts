/** Words of Outlook's own interface, for locators of tier B and C only: whatever can be found without words is. */
export const outlookLabels = {
  from: ['From', 'Von', '发件人', '寄件者', '差出人', 'De'],
  to: ['To', 'An', '收件人', '收件者', '宛先', 'À', 'Para'],
  cc: ['Cc', '抄送', '副本'],
  message: ['Email message', 'E-Mail-Nachricht', '电子邮件'],
} as const;

/** `[aria-label^="From:"], …` with both colons. */
export function labelled(words: readonly string[]): string {
  return words
    .flatMap((word) => [`[aria-label^="${word}:"]`, `[aria-label^="${word}："]`])
    .join(', ');
}

/** The text without its leading label. */
export function withoutLabel(text: string, words: readonly string[]): string {
  const word = words.find((one) => text.startsWith(`${one}:`) || text.startsWith(`${one}：`));
  return word === undefined ? text : text.slice(word.length + 1).trim();
}
