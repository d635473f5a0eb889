import { findAddresses } from './find-addresses.ts';
import { normaliseAddress } from './people.ts';
import { findPhones, type PrintedPhone } from './phone-shapes.ts';
import { chineseFirm, isCompanyLine, isTitleLine, looksLikeName } from './signature-shapes.ts';
import { SPACES, withoutEnd, withoutStart } from './trim-characters.ts';
import { addressLabel, streetWords, wechatLabel } from './words/signature-words.ts';

/** A value and the line of the signature that it was read from, to show where a suggestion comes from. */
export interface SignatureField {
  readonly value: string;
  readonly source: string;
}

export interface SignaturePhone extends PrintedPhone {
  readonly source: string;
}

/** What a signature says. Unknown is null; nothing is guessed from the rest of the mail. */
export interface Signature {
  readonly text: string;
  readonly name: SignatureField | null;
  readonly title: SignatureField | null;
  readonly company: SignatureField | null;
  readonly phones: readonly SignaturePhone[];
  readonly emails: readonly SignatureField[];
  readonly website: SignatureField | null;
  readonly wechat: SignatureField | null;
  readonly address: SignatureField | null;
}

const website = /(?:https?:\/\/|www\.)[\w.-]{3,100}(?:\/[\w./?=&%#-]{0,200})?/i;
const MOST_LINES = 40;
const LONGEST_LINE = 400;

/**
 * Reads a signature's text. `senderName` proves which line is the name when the shape leaves it open.
 * null when it says nothing but a device ("Sent from my iPhone") or nothing at all.
 */
export function readSignature(text: string, senderName: string | null): Signature | null {
  const lines = text
    .split('\n')
    .map((line) =>
      withoutEnd(withoutStart(line.slice(0, LONGEST_LINE), `${SPACES}>*_|`), `${SPACES}*_|`),
    )
    .filter((line) => line !== '' && !/^[-–—_=*~#\s]+$/.test(line))
    .slice(0, MOST_LINES);
  let name: SignatureField | null = null;
  let title: SignatureField | null = null;
  let company: SignatureField | null = null;
  let site: SignatureField | null = null;
  let wechat: SignatureField | null = null;
  let address: SignatureField | null = null;
  const phones: SignaturePhone[] = [];
  const emails: SignatureField[] = [];

  for (const [index, source] of lines.entries()) {
    for (const found of findAddresses(source)) {
      const value = normaliseAddress(found.text);
      if (value !== null && !emails.some((known) => known.value === value))
        emails.push({ value, source });
    }
    const wechatId = wechatLabel.exec(source)?.[1];
    if (wechatId !== undefined) wechat ??= { value: plainWechat(wechatId), source };
    for (const phone of findPhones(source))
      if (!phones.some((known) => known.raw === phone.raw)) phones.push({ ...phone, source });
    site ??= matched(website, withoutAddresses(source), source);
    address ??= readPostalAddress(source, lines[index + 1]);
    const labelled =
      /^(?:company|firma|société|公司|公司名称|单位|会社名|회사)\s?[:：]\s?(.{2,100})$/iu.exec(
        source,
      )?.[1];
    if (labelled !== undefined) company ??= { value: labelled, source };
    for (const part of partsOf(source).flatMap((whole) => splitSender(whole, senderName))) {
      if (company === null && isCompanyLine(part))
        company = { value: chineseFirm(part) ?? part, source };
      else if (title === null && isTitleLine(part)) title = { value: part, source };
      else if (
        name === null &&
        (title === null || part === senderName) &&
        isName(withoutAuthority(part), senderName)
      )
        name = { value: withoutAuthority(part), source };
    }
  }
  if (
    name === null &&
    company === null &&
    title === null &&
    phones.length === 0 &&
    emails.length === 0 &&
    wechat === null
  )
    return null;
  return { text, name, title, company, phones, emails, website: site, wechat, address };
}

/** "Jane Doe | Export Manager | Acme Ltd." and "王芳 / 采购经理": several fields on a line. */
function partsOf(line: string): string[] {
  if (/[|｜•·]/.test(line))
    return line
      .split(/[|｜•·]/)
      .flatMap((part) => (part.trim() === '' ? [] : partsOf(part.trim())));
  const titled = /^([^,]{3,60}), (.{4,90})$/.exec(line);
  if (titled !== null && isTitleLine(titled[1] ?? '') && isCompanyLine(titled[2] ?? ''))
    return titled.slice(1);
  const parts = line
    .split(/\s+[/–—-]\s+|\t+|\s{3,}|(?<=\p{L}), (?=\p{Lu})/u)
    .map((part) => part.trim());
  const whole = [line.trim()];
  if (isCompanyLine(line) || parts.length === 1) return whole.flatMap(splitChinese);
  return parts.filter((part) => part !== '').flatMap(splitChinese);
}

/** "営業部 課長 山田太郎": the sender's own name says where the title ends, on either side. */
function splitSender(part: string, senderName: string | null): string[] {
  const name = senderName?.replace(/\s+/g, '') ?? '';
  const compact = part.replace(/\s+/g, '');
  if (name.length < 2 || compact === name || !/^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(name))
    return [part];
  if (compact.endsWith(name) && part.endsWith(senderName ?? ''))
    return [part.slice(0, -(senderName ?? '').length).trim(), senderName ?? ''];
  return [part];
}

/** "i. A. Jürgen Müller", "ppa. Ana Klein": by whose authority somebody signs. */
function withoutAuthority(part: string): string {
  return part.replace(/^(?:i\. ?[AV]\.|iA|iV|ppa\.?|p\. ?p\.) (?=\p{Lu})/u, '');
}

/** "周婷 销售经理" → two fields; a firm's name stays whole. */
function splitChinese(part: string): string[] {
  if (isCompanyLine(part)) return [part];
  const words = part.split(/[\s　]+/);
  const [first = '', ...rest] = words;
  return rest.length > 0 && looksLikeName(first) && rest.some((word) => isTitleLine(word))
    ? [first, rest.join(' ')]
    : [part];
}

function isName(part: string, senderName: string | null): boolean {
  if (senderName !== null && part.toLowerCase() === senderName.trim().toLowerCase()) return true;
  return looksLikeName(part) && !isCompanyLine(part);
}

function plainWechat(id: string): string {
  return /^[+\d]/.test(id) ? id.replace(/\D/g, '').slice(-11) : id;
}

/** @param next the line below, where the town may stand */
function readPostalAddress(source: string, next = ''): SignatureField | null {
  const labelled = addressLabel.exec(source)?.[1];
  if (labelled !== undefined) return { value: labelled.trim(), source };
  if (
    source.length <= 160 &&
    /\d/.test(source) &&
    (streetWords.test(source) || /^〒\s?\d{3}/.test(source)) &&
    !/@|https?:|www\./.test(source) &&
    findPhones(source).length === 0
  ) {
    const town = /^(?:[A-Z]{1,3}-)?\d{4,6} \p{L}[\p{L} .'-]{1,40}$/u.test(next) ? `, ${next}` : '';
    return { value: `${source}${town}`, source };
  }
  return null;
}

/** A firm's site is not the host of its addresses. */
function withoutAddresses(line: string): string {
  return findAddresses(line).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    line,
  );
}

function matched(pattern: RegExp, text: string, source: string): SignatureField | null {
  const value = pattern.exec(text)?.[0];
  return value === undefined ? null : { value, source };
}
