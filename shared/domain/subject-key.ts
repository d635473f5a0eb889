import { subjectPrefixes } from './words/subject-prefixes.ts';

/**
 * Subject without what mail programs put before it, for soft keys. FROZEN: stored keys were made with it, so that a
 * change of any result needs a new kind of soft key (`soft2`) beside this one. It is not the cleaner of the display.
 */
export function subjectKey(subject: string): string {
  return stripSubjectPrefixes(subject).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const MOST_PREFIXES = 20;
// "Re:", "RE[2]:", "Re (3):", "回复：", "答复 :"; the word list decides, the pattern only finds the end of the word.
const prefixPattern =
  /^([\p{L}\p{M}.\-/]{1,20}(?: [\p{L}]{1,12})?)\s?(?:[[(]\d{1,3}[\])])?\s?[:：]/u;
// "[External]", "[EXT]", "【外部邮件】": put there by a gateway, not by the author.
const gatewayTag =
  /^[[【(](?:external|ext|extern|externe|externo|外部|外部邮件|外部郵件|外来邮件)(?: (?:e-?mail|sender|mail))?[\])】]/i;

/** The subject as its author wrote it: without reply and forward prefixes in any language and gateway tags. */
export function stripSubjectPrefixes(subject: string): string {
  let rest = subject.trim();
  for (let count = 0; count < MOST_PREFIXES; count++) {
    const tag = gatewayTag.exec(rest);
    if (tag !== null) {
      rest = rest.slice(tag[0].length).trimStart();
      continue;
    }
    const found = prefixPattern.exec(rest);
    if (found === null || !subjectPrefixes.has((found[1] ?? '').toLowerCase())) break;
    rest = rest.slice(found[0].length).trimStart();
  }
  return rest;
}
