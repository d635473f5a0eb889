const encodedWord = /=\?([^?\s]{1,40})\?([bq])\?([^?\s]{0,2000})\?=/gi;

/**
 * RFC 2047 encoded words, as they stand in headers that nobody decoded. Neighbours of one charset are joined before
 * decoding, since some programs cut a character in two. An unknown charset leaves the word as it stands.
 */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  const joined = text.replace(/\?=[ \t\r\n]{1,20}=\?/g, '?==?');
  let result = '';
  let last = 0;
  const run: { charset: string; bytes: number[]; raw: string } = {
    charset: '',
    bytes: [],
    raw: '',
  };
  const endRun = () => {
    if (run.raw !== '') result += decodeBytes(run.charset, run.bytes) ?? run.raw;
    run.raw = '';
    run.bytes = [];
  };
  for (const match of joined.matchAll(encodedWord)) {
    const [raw, charsetWithLanguage = '', encoding = '', body = ''] = match;
    const charset = (charsetWithLanguage.split('*')[0] ?? '').toLowerCase();
    const between = joined.slice(last, match.index);
    if (between !== '' || charset !== run.charset) endRun();
    result += between;
    run.charset = charset;
    run.raw += raw;
    for (const byte of encoding.toLowerCase() === 'b' ? fromBase64(body) : fromQ(body))
      run.bytes.push(byte);
    last = match.index + raw.length;
  }
  endRun();
  return result + joined.slice(last);
}

function decodeBytes(charset: string, bytes: readonly number[]): string | null {
  // Mail labelled GB2312 or GBK is written in their superset.
  const name = charset === 'gb2312' || charset === 'gbk' ? 'gb18030' : charset;
  try {
    return new TextDecoder(name).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

function fromBase64(body: string): number[] {
  try {
    return Array.from(atob(body.replace(/[^A-Za-z0-9+/]/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return [];
  }
}

function fromQ(body: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < body.length; index++) {
    const char = body.charAt(index);
    const hex =
      char === '=' ? /^[0-9a-f]{2}/i.exec(body.slice(index + 1, index + 3))?.[0] : undefined;
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else bytes.push(char === '_' ? 32 : char.charCodeAt(0) & 0xff);
  }
  return bytes;
}
