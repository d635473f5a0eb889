/**
 * The text of a calendar file. UTF-8 is the standard's; old programs in China wrote GB18030, others Windows-1252, and
 * Exchange exports UTF-16 with its mark. Writers that fold by bytes may cut a character in two: its halves are put
 * together before the fold, so that lines keep their numbers. Never throws.
 */
export function calendarText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le', false) ?? '';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be', false) ?? '';
  const whole = withWholeCharacters(bytes);
  return (
    decode(whole, 'utf-8', true) ??
    (isPaired(bytes) ? decode(bytes, 'gb18030', true) : null) ??
    decode(bytes, 'windows-1252', false) ??
    ''
  );
}

function decode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Chinese characters are two high bytes each; an umlaut stands alone, and would read as one with the letter behind it. */
function isPaired(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) run++;
    else if (run % 2 === 1) return false;
    else run = 0;
  }
  return run % 2 === 0;
}

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x80 && byte < 0xc0;

function withWholeCharacters(bytes: Uint8Array): Uint8Array {
  const moved = bytes.slice();
  for (let at = 1; at < moved.length - 2; at++) {
    if (moved[at] !== 0x0a || (moved[at + 1] !== 0x20 && moved[at + 1] !== 0x09)) continue;
    const foldStart = moved[at - 1] === 0x0d ? at - 1 : at;
    let end = at + 2;
    while (isContinuation(moved[end])) end++;
    const half = moved.slice(at + 2, end);
    if (half.length === 0 || (moved[foldStart - 1] ?? 0) < 0x80) continue;
    const fold = moved.slice(foldStart, at + 2);
    moved.set(half, foldStart);
    moved.set(fold, foldStart + half.length);
  }
  return moved;
}
