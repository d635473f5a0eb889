import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test, vi } from 'vitest';

/**
 * recheck (https://makenowjust-labs.github.io/recheck/) builds each expression's automaton, and where it has look-arounds
 * or too many states attacks it with grown strings, counting steps: no clock decides. `pure` is its build without a
 * binary.
 */
vi.stubEnv('RECHECK_SYNC_BACKEND', 'pure');
const { checkSync } = await import('recheck');

/** Their texts are short, whatever the mail: by the beginning of the expression, where that is seen to. */
const bounded: readonly (readonly [string, string])[] = [
  [
    '(?<!\\d)(?:\\d{4}|\\d{1,2}[./-]',
    'an attribution, at most 600 characters: quote-attribution.ts',
  ],
  ['^[-_=*—─]{3,} ?[\\p{L}\\p{M}]', 'at most 120 characters: isDashedTitle'],
  ['[,\\s]+(?:co\\.?,?\\s{0,2}ltd', "a firm's name, at most 200 characters: suggest-customer.ts"],
  ['(?:\\b(?:street|st\\.', 'a line of at most 160 characters: readPostalAddress, contactScore'],
  ['(?:^|[^\\p{L}])(?:wechat', 'a line of at most 400 characters: readSignature, contactScore'],
  [
    '^(040000008200E00074C5B7101A82E008)',
    'one run of digits behind an anchor: nothing to try again',
  ],
];
const isBounded = (pattern: string) => bounded.some(([start]) => pattern.startsWith(start));

const folder = new URL('./', import.meta.url).pathname;
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('testing/'),
);

interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

function expressionsOf(path: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && node.regex) found.push(node.regex as Expression);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(path, readFileSync(join(folder, path), 'utf8')).program);
  return found;
}

const expressions = new Map(
  sources.flatMap((path) =>
    expressionsOf(path).map((expression): [string, Expression & { path: string }] => [
      `/${expression.pattern}/${expression.flags}`,
      { ...expression, path },
    ]),
  ),
);

test('expressions with a bound on their texts are still there', () => {
  const patterns = [...expressions.values()].map(({ pattern }) => pattern);
  for (const [start] of bounded)
    expect(patterns.filter((pattern) => pattern.startsWith(start))).toHaveLength(1);
});

const told = (verdict: ReturnType<typeof checkSync>) =>
  verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.status;

test('every regular expression of the domain takes steps in proportion to its text', () => {
  expect(expressions.size).toBeGreaterThan(200);
  const slow: Record<string, string> = {};
  for (const [name, { pattern, flags, path }] of expressions) {
    if (isBounded(pattern)) continue;
    const verdict = checkSync(pattern, flags.replace(/[gd]/g, ''), {
      // Of one expression: far more than any needs, so that a busy machine decides nothing.
      timeout: 30_000,
      maxAttackStringSize: 20_000,
      incubationLimit: 2500,
      attackLimit: 10_000,
      maxIteration: 3,
      maxInitialGenerationSize: 50,
      maxGenerationSize: 20,
    });
    if (verdict.status !== 'safe') slow[`${path} ${name}`] = JSON.stringify(told(verdict));
  }
  expect(slow).toEqual({});
}, 300_000);
