/**
 * `format=flowed` (RFC 3676). postal-mime 4.0.0 joins a quoted line that ends in a space with an unquoted one below,
 * against §4.5 ("quote depth change ends the paragraph"): the answer below a quote would vanish in it. So the
 * parameter is hidden from it, and the paragraphs are joined here.
 */
export interface FlowedMail {
  readonly raw: Uint8Array;
  readonly isFlowed: boolean;
  readonly deletesSpace: boolean;
}

const LONGEST_HEADER = 600;
const encoder = new TextEncoder();

/** The mail with each header's `format=flowed` made `format=fixed`, in place of the same length. */
export function hideFlowed(mail: Uint8Array | string): FlowedMail {
  const raw = typeof mail === 'string' ? encoder.encode(mail) : mail;
  const text = latin(raw);
  let copy: Uint8Array | null = null;
  let deletesSpace = false;
  for (const found of text.matchAll(/format[ \t]{0,5}=[ \t]{0,5}"?(?=flowed)/gi)) {
    const header = headerAround(text, found.index);
    if (header === null) continue;
    deletesSpace ||= /delsp[ \t]{0,5}=[ \t]{0,5}"?yes/i.test(header);
    copy ??= raw.slice();
    copy.set(encoder.encode('fixed '), found.index + found[0].length);
  }
  return { raw: copy ?? raw, isFlowed: copy !== null, deletesSpace };
}

/** The Content-Type header that a place stands in, folded lines included; null when it stands in a text. */
function headerAround(text: string, place: number): string | null {
  const before = text.slice(Math.max(0, place - LONGEST_HEADER), place);
  const start = before.toLowerCase().lastIndexOf('content-type:');
  if (start === -1 || (start > 0 && before.charAt(start - 1) !== '\n')) return null;
  const header = before.slice(start);
  if (/\n(?![ \t])/.test(header)) return null;
  return header + (/^[^\n]{0,200}(?:\n[ \t][^\n]{0,200})?/.exec(text.slice(place))?.[0] ?? '');
}

/** One character per byte, so that places in the text are places in the bytes. */
function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  return parts.join('');
}

/** Joins the lines of each paragraph; a change of quote depth ends it. Quoted lines come out with `> `. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const paragraphs: { depth: number; pieces: string[] }[] = [];
  let isOpen = false;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const stuffed = line.slice(depth);
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed;
    const last = paragraphs.at(-1);
    const isSignature = content === '-- ';
    if (isOpen && last !== undefined && last.depth === depth && !isSignature)
      last.pieces.push(content);
    else paragraphs.push({ depth, pieces: [content] });
    isOpen = content.endsWith(' ') && !isSignature;
    const open = paragraphs.at(-1);
    if (isOpen && deletesSpace && open !== undefined)
      open.pieces.push(open.pieces.pop()?.slice(0, -1) ?? '');
  }
  return paragraphs
    .map(({ depth, pieces }) => (depth === 0 ? '' : `${'>'.repeat(depth)} `) + pieces.join(''))
    .join('\n');
}
