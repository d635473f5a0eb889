import type { MailMessage, SandboxLanguage } from './mailbox.ts';

/**
 * Bodies as mail programs send them: Gmail's and Outlook's ways of quoting, with their class names and ids,
 * because telling new text from quoted history depends on exactly these.
 */
export function paragraphs(...lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '<div><br></div>' : `<div>${line}</div>`)).join('');
}

export function outlookParagraphs(...lines: readonly string[]): string {
  return lines.map((line) => `<p class="MsoNormal">${line === '' ? '&nbsp;' : line}</p>`).join('');
}

export function gmailSignature(...lines: readonly string[]): string {
  return `<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">${lines.join('<br>')}</div></div>`;
}

export function fromGmail(body: string, quoted?: string): string {
  return `<div dir="ltr">${body}</div>${quoted ?? ''}`;
}

/** Gmail's quotation: one line that says who wrote when, then the block. */
export function gmailQuote(original: MailMessage, language: SandboxLanguage, zone: string): string {
  const { name, email } = original.from;
  const link = `&lt;<a href="mailto:${email}">${email}</a>&gt;`;
  const line = {
    en: `On ${quotedDate(original.sentAt, 'en', zone)} ${name} ${link} wrote:`,
    'zh-CN': `${name} ${link} 于${quotedDate(original.sentAt, 'zh-CN', zone)}写道：`,
    de: `Am ${quotedDate(original.sentAt, 'de', zone)} schrieb ${name} ${link}:`,
  }[language];
  return `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${line}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${original.html}</blockquote></div>`;
}

/** Outlook's quotation: a rule, then From, Sent, To and Subject in the writer's language. */
export function outlookQuote(
  original: MailMessage,
  subject: string,
  language: SandboxLanguage,
  zone: string,
): string {
  const words = {
    en: ['From', 'Sent', 'To', 'Subject'],
    'zh-CN': ['发件人', '发送时间', '收件人', '主题'],
    de: ['Von', 'Gesendet', 'An', 'Betreff'],
  }[language];
  const values = [
    `${original.from.name} &lt;${original.from.email}&gt;`,
    quotedDate(original.sentAt, language, zone),
    original.to.map((person) => `${person.name} &lt;${person.email}&gt;`).join('; '),
    subject,
  ];
  const lines = words.map((word, index) => `<b>${word}:</b> ${values[index] ?? ''}`).join('<br>');
  return `<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">${lines}</font><div>&nbsp;</div></div>${original.html}`;
}

function quotedDate(at: Date, language: SandboxLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(at);
}
