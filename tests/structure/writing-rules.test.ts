import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { isForTests, matchesIn, type SourceFile, sourceFiles } from './source-files.ts';

interface Rule {
  /** What must not be written. Comments are not looked at. */
  readonly never: RegExp;
  readonly where: (path: string) => boolean;
  readonly instead: string;
}

const inTypeScript = (path: string) => /\.tsx?$/.test(path);
const inProduct = (path: string) =>
  inTypeScript(path) &&
  /^(?:extension|shared|supabase\/functions)\//.test(path) &&
  !isForTests(path);
const inTests = (path: string) => inTypeScript(path) && isForTests(path);
const thisFolder = (path: string) => path.startsWith('tests/structure/');

const rules: Readonly<Record<string, Rule>> = {
  any: {
    never: /(?:[:<|&,(]\s*|\bas\s+|=\s*)any\b(?!\w|')(?=\s*(?:[;,)>=|&\]{[]|$))/,
    where: inTypeScript,
    instead: 'write unknown and parse it with a contract of shared/contracts',
  },
  'a type assertion': {
    never: /(?<!\*)\s\bas (?!const\b)(?:unknown\b|[A-Z][\w.]*(?:<|\[|;|\)|,|$|\s[|&]))/,
    where: (path) => inProduct(path) && !assertionsAllowed.includes(path),
    instead: 'parse at the boundary; inside, let the type follow from the schema',
  },
  'HTML from a string': {
    never:
      /\.(?:innerHTML|outerHTML|srcdoc)\s*=[^=]|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(/,
    where: inProduct,
    instead: 'build nodes, or render text with React: mail and names are hostile',
  },
  'code from a string': {
    never: /\beval\(|new Function\(/,
    where: inProduct,
    instead: 'write the code out: the content security policy refuses it anyway',
  },
  'a skipped test': {
    never:
      /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|todo|only|fixme|fails|skipIf|runIf)\b|\bxit\(|\bxdescribe\(/,
    where: inTests,
    instead: 'make it pass or delete it; a test that does not run promises nothing',
  },
  'an import from the network': {
    never: /(?:from|import)\s*\(?\s*['"](?:jsr:|https?:|npm:)/,
    where: inTypeScript,
    instead: 'pin the package in package.json and import it by name',
  },
  'a loopback address': {
    never: /localhost|127\.0\.0\.1/,
    where: (path) => inProduct(path) && path !== 'shared/api/backend-address.ts',
    instead: 'take the address from THREADBOOK_URL (extension/built-for.ts)',
  },
  'a re-export': {
    never: /^\s*export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as \w+\s*)?from\b/,
    where: inTypeScript,
    instead: 'import from the file that defines it',
  },
  'zod in full': {
    never: /from 'zod'/,
    where: (path) => inTypeScript(path) && !isForTests(path),
    instead: "import * as z from 'zod/mini': the full one is 19 kB more of every first paint",
  },
};

/** Parsers: where the compiler cannot follow what a schema has just checked. */
const assertionsAllowed = [
  'shared/api/parse-operation.ts',
  'extension/background/inject-scripts.ts',
];

const sources = sourceFiles(/\.(?:tsx?|sql|css|html)$/).filter(
  ({ path }) => path !== 'shared/database.types.ts',
);

test.each(Object.entries(rules))('nowhere is %s', (_name, { never, where, instead }) => {
  const found = sources
    .filter(({ path }) => where(path) && !thisFolder(path))
    .flatMap((file) => matchesIn(file, never));
  expect(found, `Instead: ${instead}`).toEqual([]);
});

test('nothing is left to do in a comment', () => {
  const mark = /\b(?:TODO|FIXME|XXX|HACK)\b/;
  const found = sources
    .filter(({ path, text }) => !thisFolder(path) && mark.test(text))
    .map(({ path }) => path);
  expect(found, 'Do it, or open an issue and say in the comment why it is as it is').toEqual([]);
});

test('no file is longer than 400 lines', () => {
  const long = sources
    .filter((file) => !isData(file) && lineCount(file) > 400)
    .map((file) => `${file.path}: ${lineCount(file)}`);
  expect(long, 'Split it by what a reader would look for').toEqual([]);
});

const lineCount = ({ text }: SourceFile) => text.trimEnd().split('\n').length;

/** Rows that were generated from a public list; each says so, and by what, in its first lines. */
const isData = ({ path, text }: SourceFile) =>
  // Style sheets of the sandbox's pages, as long as the look of the hosts that they copy.
  /^tests\/sandbox\/.*\.css$/.test(path) ||
  /^supabase\/migrations\/\d+_fill_/.test(path) ||
  /^(?:--|\/\/|\/\*\*?) ?Generated/.test(text);

test('a file name says what one looks for', () => {
  const vague = /^(?:utils?|helpers?|common|misc|manager|stuff|index)\.tsx?$/;
  const found = sources
    .map(({ path }) => path)
    .filter(
      (path) => vague.test(basename(path)) && !/^supabase\/functions\/[^/]+\/index\.ts$/.test(path),
    );
  expect(found, 'Name it after what it does, such as claim-customer.ts').toEqual([]);
});

test('M04 no message between pages carries an address or a header', () => {
  const [messages] = sources.filter(({ path }) => path === 'shared/contracts/messages.ts');
  expect(messages).toBeDefined();
  const found =
    messages === undefined ? [] : matchesIn(messages, /\b(?:url|href|headers?|token)\b\s*:/i);
  expect(found, 'A message says what is wanted; the background knows where it is').toEqual([]);
});
