import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Files that a page of the build must have before it paints: what its HTML names (scripts, preloads, style sheets) and
 * everything that those scripts import statically, with the style sheets that they import. Lazy chunks are left out.
 * Paths relative to `folder`.
 */
export function firstPaintFiles(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  );
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    if (!file.endsWith('.js')) return;
    for (const imported of staticImports(readFileSync(join(folder, file), 'utf8'))) {
      visit(join(file, '..', imported));
    }
  };
  for (const file of named) visit(file);
  return [page, ...files];
}

/** Gzip sizes summed, in bytes: each file travels, and is unpacked, by itself. */
export const gzipBytes = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);

/** `import "./x.js"` and `from "./x.js"` as bundlers write them, minified or not; `import("./x.js")` is lazy. */
function staticImports(script: string): string[] {
  const pattern = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
  return [...script.matchAll(pattern)].map((match) => match[1] ?? '');
}
