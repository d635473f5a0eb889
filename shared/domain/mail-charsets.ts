/**
 * Mail that is not written in the charset that it names. GB2312 and GBK are read as GB18030 by every decoder of the
 * Encoding standard; here are the mails that name none or a wrong one, or whose headers hold bare bytes.
 */

const encoder = new TextEncoder();
const headerEnd = /\r?\n\r?\n/;
/** Bytes 80–9F of windows-1252, which decodes every byte to a character of its own. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Above this a second reading costs more than a few wrong letters. */
const LARGEST = 4_000_000;

/** One character per byte, so that places in the text are places in the bytes. */
export function latinOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  return parts.join('');
}

function bytesOf(latin: string): Uint8Array {
  const bytes = new Uint8Array(latin.length);
  for (let index = 0; index < latin.length; index++) bytes[index] = latin.charCodeAt(index) & 0xff;
  return bytes;
}

/** The mail with line ends that a parser knows, and bare bytes in its headers (RFC 6532 allows UTF-8) made UTF-8. */
export function withReadableHeaders(mail: Uint8Array): Uint8Array {
  const isOldMac = !mail.includes(10) && mail.includes(13);
  const raw = isOldMac ? mail.map((byte) => (byte === 13 ? 10 : byte)) : mail;
  const head = latinOf(raw.subarray(0, 200_000));
  const end = headerEnd.exec(head)?.index ?? head.length;
  const headers = raw.subarray(0, end);
  if (headers.every((byte) => byte < 128) || decoded(headers, 'utf-8') !== null) return raw;
  const chinese = isChinese(headers) ? decoded(headers, 'gb18030') : null;
  const text = encoder.encode(chinese ?? decoded(headers, 'windows-1252') ?? '');
  const whole = new Uint8Array(text.length + raw.length - end);
  whole.set(text);
  whole.set(raw.subarray(end), text.length);
  return whole;
}

/** Whether texts of a mail may be in another charset than it names. */
export function mayBeMislabelled(raw: Uint8Array, texts: readonly string[]): boolean {
  if (raw.length > LARGEST) return false;
  if (texts.some((text) => text.includes('\ufffd'))) return true;
  return (
    texts.some((text) => /[^\0-\x7f]/.test(text)) &&
    /charset\s{0,3}=\s{0,3}["']?(?!utf-?8|iso-2022)/i.test(latinOf(raw))
  );
}

/** Whether a text's charset is one that Chinese mail was wrongly sent under: none, ASCII, Latin-1, or UTF-8 that fails. */
export function mayHideChinese(raw: Uint8Array, text: string): boolean {
  return (
    text.includes('\ufffd') ||
    /charset\s{0,3}=\s{0,3}["']?(?:us-ascii|iso-8859-1|latin1|windows-1252)/i.test(latinOf(raw))
  );
}

/** The same mail with every text part said to be windows-1252: `originalBytes` then gives the parts' bytes back. */
export function asBytes(raw: Uint8Array): Uint8Array {
  const latin = latinOf(raw);
  const labelled = latin.replace(
    /^content-type:[ \t]{0,5}text\/(?:plain|html)(?:[^\n]{0,500}\n[ \t])*[^\n]{0,500}/gim,
    (header) =>
      header
        .replace(/;\s{0,9}charset\s{0,3}=\s{0,3}(?:"[^"]{0,60}"|[^;\s]{0,60})/gi, '')
        .replace(/text\/(?:plain|html)/i, '$&; charset=windows-1252'),
  );
  const end = headerEnd.exec(latin)?.index ?? latin.length;
  const isTyped = /^content-type:/im.test(latin.slice(0, end));
  return bytesOf(
    isTyped ? labelled : `Content-Type: text/plain; charset=windows-1252\r\n${labelled}`,
  );
}

/**
 * Decodes a text that was read as windows-1252 by what its bytes prove; null when they prove nothing.
 *
 * @param mayBeChinese whether the charset that the mail names is one that GB18030 could hide under
 */
export function decodedByProof(text: string, mayBeChinese: boolean): string | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 256 ? code : 128 + windows1252.indexOf(text.charAt(index));
    if (byte < 128 && code >= 256) return null;
    bytes[index] = byte;
  }
  // Two letters of any other charset are next to never valid UTF-8 by chance.
  const asUnicode = decoded(bytes, 'utf-8');
  if (asUnicode !== null && /[^\0-\x7f][\0-\x7f]*[^\0-\x7f]/.test(asUnicode)) return asUnicode;
  return mayBeChinese && isChinese(bytes) ? decoded(bytes, 'gb18030') : null;
}

/** GB18030 takes nearly any pair of bytes; Chinese runs on in bytes above 7F, German and French do not. */
function isChinese(bytes: Uint8Array): boolean {
  let high = 0;
  let beside = 0;
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] ?? 0) < 128) continue;
    high++;
    if ((bytes[index - 1] ?? 0) > 127 || (bytes[index + 1] ?? 0) > 127) beside++;
  }
  return high > 3 && beside / high > 0.9;
}

function decoded(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
