import { parseArgs } from 'node:util';
import type { PageWrap } from './inspect-page.ts';

export type InspectArguments =
  | { readonly kind: 'mail' | 'calendar'; readonly file: string }
  | {
      readonly kind: 'page';
      readonly file: string;
      readonly url: string;
      readonly wrap: PageWrap | null;
    };

/** Its message is for the person who typed them. */
export class WrongArguments extends Error {}

const usage = `npm run inspect -- page FILE|DIR --url URL [--wrap PREFIX_FILE SUFFIX_FILE]
npm run inspect -- mail FILE|DIR
npm run inspect -- calendar FILE|DIR`;

/** @throws WrongArguments */
export function inspectArguments(words: readonly string[]): InspectArguments {
  const { wrap, rest } = takeWrap(words);
  const { kind, file, url } = parsed(rest);
  if (kind === 'mail' || kind === 'calendar') {
    if (url !== undefined || wrap !== null) {
      throw new WrongArguments(`--url and --wrap are for pages.\n${usage}`);
    }
    return { kind, file };
  }
  if (kind !== 'page') throw new WrongArguments(usage);
  if (url === undefined) {
    throw new WrongArguments(`Say at which address the page was: --url URL.\n${usage}`);
  }
  if (URL.parse(url)?.protocol !== 'https:') {
    throw new WrongArguments(`${url} is no https address.`);
  }
  return { kind, file, url, wrap };
}

/** `--wrap` takes two words, which no common parser of arguments knows. */
function takeWrap(words: readonly string[]): { wrap: PageWrap | null; rest: string[] } {
  const at = words.indexOf('--wrap');
  if (at === -1) return { wrap: null, rest: [...words] };
  const [prefix, suffix] = words.slice(at + 1, at + 3);
  if (prefix === undefined || suffix === undefined || [prefix, suffix].some(isOption)) {
    throw new WrongArguments(`--wrap takes two files.\n${usage}`);
  }
  return { wrap: { prefix, suffix }, rest: [...words.slice(0, at), ...words.slice(at + 3)] };
}

const isOption = (word: string): boolean => word.startsWith('--');

function parsed(words: string[]): { kind: string; file: string; url: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { url: { type: 'string' } },
    });
    const [kind, file, ...more] = positionals;
    if (kind === undefined || file === undefined || more.length > 0) {
      throw new WrongArguments(usage);
    }
    return { kind, file, url: values.url };
  } catch (error) {
    if (error instanceof WrongArguments) throw error;
    throw new WrongArguments(`${error instanceof Error ? error.message : ''}\n${usage}`.trim());
  }
}
