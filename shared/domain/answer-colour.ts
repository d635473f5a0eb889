/** Names and shares of colours in which people answer inside an older mail; black, grey and Word's dark blue are text. */
const loudNames: ReadonlySet<string> = new Set(
  'red blue green orange purple magenta fuchsia crimson darkred darkgreen darkorange'.split(' '),
);
const LEAST_SPREAD = 120;

/**
 * Whether text in an element is coloured so that it stands out. A link's colour says nothing.
 * @param inherited the answer for the element around
 */
export function isLoudlyColoured(
  name: string,
  attributes: ReadonlyMap<string, string>,
  inherited: boolean,
): boolean {
  if (name === 'a') return false;
  const style = attributes.get('style') ?? '';
  const found = /(?:^|;)\s{0,5}color\s{0,5}:\s{0,5}([^;!]{1,40})/i.exec(style)?.[1];
  const colour = (found ?? (name === 'font' ? attributes.get('color') : undefined))
    ?.trim()
    .toLowerCase();
  if (colour === undefined || colour === 'inherit') return inherited;
  if (loudNames.has(colour)) return true;
  const parts = sharesOf(colour);
  return parts !== null && Math.max(...parts) - Math.min(...parts) >= LEAST_SPREAD;
}

/** Red, green and blue from 0 to 255, or null. */
function sharesOf(colour: string): readonly number[] | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(colour);
  if (short !== null) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(colour);
  if (long !== null) return long.slice(1).map((digits) => Number.parseInt(digits, 16));
  const rgb = /^rgba?\(\s{0,3}(\d{1,3})[\s,]{1,4}(\d{1,3})[\s,]{1,4}(\d{1,3})/.exec(colour);
  return rgb === null ? null : rgb.slice(1).map(Number);
}
