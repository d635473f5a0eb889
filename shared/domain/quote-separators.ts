import { SPACES, withoutEnd, withoutStart } from './trim-characters.ts';
import { forwardPhrases, originalPhrases } from './words/quote-phrases.ts';

export type Separator = 'original' | 'forward';

/** Most lines neither begin nor end like a separator, and are not looked at further. */
const RULES = '-_*=~<>#—–─';
const marks: ReadonlySet<string> = new Set(`${RULES}:：`);

/**
 * "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:",
 * "------------------ 原始邮件 ------------------": which kind, or null.
 */
export function separatorOf(text: string): Separator | null {
  const trimmed = text.trim();
  if (trimmed.length < 2 || trimmed.length > 160) return null;
  const isMarked = marks.has(trimmed.charAt(0)) || marks.has(trimmed.charAt(trimmed.length - 1));
  if (!isMarked && !/^original message/i.test(trimmed)) return null;
  const bare = withoutEnd(withoutStart(trimmed, `${SPACES}${RULES}`), `${SPACES}${RULES}:：`)
    .replace(/\s+/g, ' ')
    .toLowerCase()
    // "İleti" in lower case keeps its dot as a mark of its own.
    .replaceAll('\u0307', '');
  const dashes = /^[-_*=~#—–─]{2}/.test(trimmed) || /[-_*=~#—–─]{2}[:：]?$/.test(trimmed);
  const ends = /[:：]$/.test(trimmed);
  if (forwardPhrases.has(bare)) return dashes || ends ? 'forward' : null;
  if (originalPhrases.has(bare)) return dashes ? 'original' : null;
  // Lotus Notes and others name the forwarder: "----- Forwarded by Jane Doe/ACME on 10/03/2020 -----".
  if (dashes && /^(?:forwarded by|weitergeleitet von|transféré par) /.test(bare)) return 'forward';
  if (dashes && /^(?:reply message|on .{5,80} wrote)$/.test(bare)) return 'original';
  // QQ Mail in English; shorter dashes are anybody's heading.
  if (bare === 'original' && /^-{10,}[^-]+-{10,}$/.test(trimmed)) return 'original';
  if (bare.startsWith('original message processed by')) return 'original';
  return null;
}

/** "-------- Oprindelig besked --------": words between dashes, in whatever language. */
export function isDashedTitle(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length <= 120 &&
    /^[-_=*—─]{3,} ?[\p{L}\p{M}][^<>@]{2,60}? ?[-_=*—─]{3,}$/u.test(trimmed)
  );
}

/** A line that only parts: dashes, underscores, stars. */
export function isRule(text: string): boolean {
  return /^[ \t]{0,20}(?:[-_*=~#—–─]\s?){3,200}$/.test(text);
}
