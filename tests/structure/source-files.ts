import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Files that are in the repository or about to be: what git tracks or would add. */
export function sourceFiles(pattern: RegExp): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      encoding: 'utf8',
    },
  );
  return [...new Set(listed.split('\0'))].filter((path) => pattern.test(path)).flatMap(read);
}

/** A file that git still lists and that was just deleted is none. */
function read(path: string): SourceFile[] {
  try {
    return [{ path, text: readFileSync(path, 'utf8') }];
  } catch {
    return [];
  }
}

/** Whether a file is for tests: it may do what the product may not. */
export const isForTests = (path: string): boolean =>
  /\.(?:test|spec)\.tsx?$/.test(path) || /(?:^|\/)(?:tests|testing)\//.test(path);

/** Text without comments, line by line as before. Crude: a `//` inside a string counts as a comment unless it is a URL. */
export const withoutComments = (text: string): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(?<![:'"`\w])\/\/.*$/gm, '');

/** What a file imports or re-exports: a path from the root for relative ones, else the package's name. */
export function importsOf({ path, text }: SourceFile): string[] {
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;
  return [...withoutComments(text).matchAll(pattern)].map(([, named = '']) =>
    named.startsWith('.') ? posix.join(posix.dirname(path), named) : named,
  );
}

/** `path:line` of each match. */
export function matchesIn({ path, text }: SourceFile, pattern: RegExp): string[] {
  return withoutComments(text)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}  ${line.trim()}`] : []));
}
