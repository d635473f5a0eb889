/**
 * A name from a mail or a record, as it may be shown: without the characters that turn the direction of what stands
 * around them ("‮gpj.exe" would read exe.jpg) and without control characters. It is text in any case: React escapes it.
 */
export function visibleText(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\p{Cc}]/gu, ' ').trim();
}
