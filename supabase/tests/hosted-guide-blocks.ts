import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './hosted-cluster.ts';

export type GuideBlock = { language: string; mark: string; text: string; line: number };

export const guide = readFileSync(join(root, 'docs', 'hosted.md'), 'utf8');

/** Fenced blocks of a page with what stands behind the three backticks: language and mark. */
export function blocksOf(page: string): GuideBlock[] {
  return [...page.matchAll(/^```(\w*)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    mark: match[2] ?? '',
    text: match[3] ?? '',
    line: page.slice(0, match.index).split('\n').length,
  }));
}

/** Fills in what is the reader's own. @throws Error for a pair of angle brackets that nobody gave a value for */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/<([a-z][a-z ]*)>/g, (_brackets, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to fill in for <${name}>`);
    return value;
  });
}
