import { phoneLabels } from './words/signature-words.ts';

/** A telephone number as printed. */
export interface PrintedPhone {
  readonly raw: string;
  /** Where the number itself says it (+, 00, a mainland mobile); otherwise null, and phones.ts asks the region. */
  readonly e164: string | null;
  readonly kind: 'mobile' | 'phone' | 'fax';
  readonly extension: string | null;
}

// Digits with single separators between; at least seven digits are counted afterwards.
const candidate = /(?:\+|＋|00|\(\+)?[(（]?\d[\d\s().（）/·•–—-]{5,28}\d/g;
const extensionAfter =
  /^\s{0,3}(?:ext\.?|x|extn\.?|转|轉|分机|分機|내선|доб\.?|-)\s{0,2}(\d{1,6})(?!\d)/i;

/** Numbers in one line of a signature. Dates, ids and amounts are left out: a label or a phone's shape must be there. */
export function findPhones(line: string): PrintedPhone[] {
  const text = line.normalize('NFKC');
  const found: PrintedPhone[] = [];
  for (const match of text.matchAll(candidate)) {
    const raw = match[0].trim();
    const digits = raw.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 15) continue;
    const before = text.slice(0, match.index);
    if (/[\p{L}\d#_=/@]$/u.test(before) && !/[\p{Script=Han}]$/u.test(before)) continue;
    const label = labelBefore(before);
    if (label === null && !isPhoneShaped(raw, digits)) continue;
    const rest = text.slice(match.index + match[0].length);
    const e164 = toE164(raw, digits) ?? mainlandLine(before, digits);
    const isMobile = e164 !== null && /^\+861[3-9]\d{9}$/.test(e164);
    found.push({
      raw,
      e164,
      kind: label ?? (isMobile ? 'mobile' : 'phone'),
      extension: extensionAfter.exec(rest)?.[1] ?? null,
    });
  }
  return found;
}

function labelBefore(before: string): PrintedPhone['kind'] | null {
  const words =
    /([\p{L}][\p{L}./ ]{0,18}?)\s{0,3}(?:no\.?|number|号码|#)?\s{0,3}[.:：)）|]?\s{0,3}[([]?$/iu
      .exec(before)?.[1]
      ?.trim();
  if (words === undefined) return null;
  const bare = words.replace(/\.$/, '').toLowerCase();
  return phoneLabels.get(bare) ?? phoneLabels.get(bare.split(/[\s/.]+/).at(-1) ?? '') ?? null;
}

/** Without a label: an international prefix, a mainland mobile, or a Chinese area code. */
function isPhoneShaped(raw: string, digits: string): boolean {
  if (/^\(?\+/.test(raw)) return digits.length >= 8;
  if (/^1[3-9]\d{9}$/.test(digits)) return /^(?:\d{11}|\d{3}[\s-]\d{4}[\s-]\d{4})$/.test(raw);
  return /^\(?0\d{2,3}\)?[\s-]\d{7,8}$/.test(raw);
}

/** A landline under a label that only the mainland writes (电话, 传真): area code of two or three digits after the 0. */
function mainlandLine(before: string, digits: string): string | null {
  if (!/[电话传办]/u.test(before.slice(-8))) return null;
  return /^0(?:10|2\d)\d{8}$|^0[3-9]\d{2}\d{7,8}$/.test(digits) ? `+86${digits.slice(1)}` : null;
}

function toE164(raw: string, digits: string): string | null {
  const international = /^\(?\+/.test(raw)
    ? digits
    : /^00[1-9]/.test(digits)
      ? digits.slice(2)
      : null;
  if (international !== null) {
    // "+49 (0)40 123": the trunk zero in brackets is not dialled from abroad. Italy's is.
    const trunk =
      /^\(?\+?(?:00)?\d{1,3}\)?[\s-]{0,2}\(0\)/.test(raw) && !international.startsWith('390');
    const number = trunk ? dropTrunkZero(raw) : international;
    return number.length >= 8 && number.length <= 15 ? `+${number}` : null;
  }
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  if (/^861[3-9]\d{9}$/.test(digits)) return `+${digits}`;
  return null;
}

function dropTrunkZero(raw: string): string {
  return raw.replace('(0)', '').replace(/^00/, '').replace(/\D/g, '');
}
