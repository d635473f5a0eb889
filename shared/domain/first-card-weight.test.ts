import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** What the sidebar loads before its first card, and what it loads when somebody logs or creates. */
const firstCard = ['digests.ts', 'people.ts', 'thread-people.ts'];
const beforeLogging = [...firstCard, 'read-message.ts', 'reply-text.ts'];

/** Modules reached by static imports that stay at run time, and the packages that they name. */
function reached(roots: readonly string[]): { modules: Set<string>; packages: Set<string> } {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const visit = (url: URL) => {
    if (modules.has(url.href)) return;
    modules.add(url.href);
    for (const [, specifier = ''] of readFileSync(url, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
    ))
      if (specifier.startsWith('.')) visit(new URL(specifier, url));
      else packages.add(specifier);
  };
  for (const root of roots) visit(new URL(root, import.meta.url));
  return { modules, packages };
}

const weight = (modules: ReadonlySet<string>) =>
  gzipSync([...modules].map((url) => readFileSync(new URL(url), 'utf8')).join('\n'), { level: 9 })
    .length;

test('reading a mail needs no package: suffix list, telephone numbers and MIME come later', () => {
  expect([...reached(beforeLogging).packages]).toEqual([]);
});

// Sources with their comments, not minified: about three halves of what is shipped.
test('the first card needs at most 17 kB of source, reading a mail 70 kB, compressed', () => {
  expect(weight(reached(firstCard).modules)).toBeLessThan(17_000);
  expect(weight(reached(beforeLogging).modules)).toBeLessThan(70_000);
});
