import { isLoudlyColoured } from './answer-colour.ts';
import { splitGluedHeaders } from './header-block.ts';
import { browserEntities, type EntityNames } from './html-entities.ts';
import { walkHtmlInSteps } from './html-tokens.ts';
import { quoteRoleOf } from './quote-markup.ts';
import { atOnce, type Steps } from './slices.ts';
import { type LineMark, lineOf, type TextLine, textOf } from './text-lines.ts';

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot ' +
    'thead tr ul'
  ).split(' '),
);
/** Paragraph-like blocks: a blank line before and after. */
const spaced: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'pre',
]);
const skipped: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'title',
]);
const voids: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr o:p'
    .split(' ')
    .slice(0, -1),
);
const DEEPEST = 500;
/** Deeper quotes read like this one; nobody answers them. */
const DEEPEST_QUOTE = 40;

interface OpenElement {
  readonly name: string;
  readonly quote: boolean;
  readonly mark: LineMark | null;
  readonly hidden: boolean;
  readonly isColoured: boolean;
  readonly preformatted: boolean;
}

/** Readable text of a mail's HTML: blocks as lines, lists with marks, quotes as `> `. Scripts and styles are left out. */
export function htmlToText(html: string, names: EntityNames = browserEntities): string {
  return textOf(htmlToLines(html, names));
}

/**
 * The same as lines, with what the markup says about quotes and signatures. Linear; never throws.
 * @param names named references to know: the browser's five for a page, HTML 4's for mail as it was sent
 */
export function htmlToLines(html: string, names: EntityNames = browserEntities): TextLine[] {
  return atOnce(htmlToLinesInSteps(html, names));
}

/** The same, to be done in slices. */
export function* htmlToLinesInSteps(html: string, names: EntityNames): Steps<TextLine[]> {
  const lines: TextLine[] = [];
  const stack: OpenElement[] = [];
  let text = '';
  let pendingSpace = false;
  let depth = 0;
  let hidden = 0;
  let preformatted = 0;
  let history = false;
  let blankWanted = false;

  const markNow = (): LineMark | null => {
    if (history) return 'history';
    for (let index = stack.length - 1; index >= 0; index--) {
      const mark = stack[index]?.mark ?? null;
      if (mark !== null) return mark;
    }
    return null;
  };
  let lineMark: LineMark | null = null;
  let lineDepth = 0;
  let lineColoured = false;
  const push = (line: TextLine) => {
    if (line.text === '' && (lines.length === 0 || lines.at(-1)?.text === '')) return;
    lines.push(line);
  };
  const endLine = () => {
    if (text.trim() !== '') {
      if (blankWanted && lines.length > 0)
        push({ text: '', depth: Math.min(lineDepth, lines.at(-1)?.depth ?? 0), mark: lineMark });
      blankWanted = false;
      for (const piece of splitGluedHeaders(text.trimEnd()))
        push(
          quoted({
            text: piece,
            depth: lineDepth,
            mark: lineMark,
            ...(lineColoured ? { isColoured: true } : {}),
          }),
        );
    }
    text = '';
    pendingSpace = false;
  };
  const append = (piece: string) => {
    if (text === '') {
      lineMark = markNow();
      lineDepth = Math.min(depth, DEEPEST_QUOTE);
      lineColoured = true;
    }
    if (/[\p{L}\d]/u.test(piece)) lineColoured &&= stack.at(-1)?.isColoured === true;
    text += piece;
  };

  yield* walkHtmlInSteps(
    html,
    {
      text(raw) {
        if (hidden > 0) return;
        if (preformatted > 0) {
          const pieces = raw.replace(/\r\n?/g, '\n').split('\n');
          for (const [index, piece] of pieces.entries()) {
            if (index > 0) {
              if (text === '') push({ text: '', depth, mark: markNow() });
              else endLine();
            }
            if (piece !== '') append(piece.replaceAll('\u00a0', ' '));
          }
          return;
        }
        const piece = raw.replaceAll('\u200b', '').replace(/[ \t\r\n\f]+/g, ' ');
        if (piece.startsWith(' ')) pendingSpace = text !== '';
        const words = piece.slice(
          piece.startsWith(' ') ? 1 : 0,
          piece.endsWith(' ') ? -1 : undefined,
        );
        if (words === '') return;
        if (pendingSpace) text += ' ';
        append(words.replaceAll('\u00a0', ' '));
        pendingSpace = piece.endsWith(' ');
      },
      open(name, attributes, selfClosing) {
        if (name === 'br') {
          if (hidden > 0) return;
          if (text.trim() === '') {
            text = '';
            push({ text: '', depth, mark: markNow() });
          } else endLine();
          return;
        }
        if (hidden === 0 && blocks.has(name)) {
          endLine();
          if (spaced.has(name)) blankWanted = true;
        }
        const role = quoteRoleOf(name, attributes);
        if (role === 'history') history = true;
        if (hidden === 0) {
          if (name === 'li') append('- ');
          if ((name === 'td' || name === 'th') && text !== '') pendingSpace = true;
          if (name === 'hr') push({ text: '', depth, mark: markNow() });
        }
        if (voids.has(name) || (selfClosing && !blocks.has(name)) || stack.length >= DEEPEST)
          return;
        const element: OpenElement = {
          name,
          quote: role === 'quote',
          mark: role === 'quote' || role === 'history' ? null : role,
          hidden: skipped.has(name) || isHidden(attributes),
          isColoured: isLoudlyColoured(name, attributes, stack.at(-1)?.isColoured === true),
          preformatted:
            name === 'pre' ||
            /white-space:\s{0,5}pre(?!-line)/i.test(attributes.get('style') ?? ''),
        };
        stack.push(element);
        if (element.quote) depth++;
        if (element.hidden) hidden++;
        if (element.preformatted) preformatted++;
      },
      close(name) {
        // Word's empty paragraphs and stray closing tags: a close without its open changes nothing.
        const place = stack.findLastIndex((element) => element.name === name);
        if (place === -1) return;
        if (hidden === 0 && blocks.has(name)) {
          endLine();
          if (spaced.has(name)) blankWanted = true;
        }
        for (const element of stack.splice(place)) {
          if (element.quote) depth--;
          if (element.hidden) hidden--;
          if (element.preformatted) preformatted--;
        }
      },
    },
    names,
  );
  endLine();
  return lines;
}

/** Old Hotmail and plain mails turned into HTML write `>` as text. */
function quoted(line: TextLine): TextLine {
  if (!/^\s{0,3}>/.test(line.text)) return line;
  const { text, depth } = lineOf(line.text);
  return { ...line, text, depth: depth + line.depth };
}

/** Preheaders and tracking texts that no reader sees. */
function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  const style = attributes.get('style') ?? '';
  return /(?:^|[;\s])(?:display:\s{0,5}none|mso-hide:\s{0,5}all|visibility:\s{0,5}hidden)/i.test(
    style,
  );
}
