import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const domain = new URL('./', import.meta.url).href;
const sidebar = new URL('../../extension/entrypoints/sidebar/main.tsx', import.meta.url);

/** Modules that are there once the roots are: reached by static imports that stay at run time. */
function reached(roots: readonly URL[]): ReadonlySet<string> {
  const modules = new Set<string>();
  const visit = (url: URL) => {
    if (modules.has(url.href) || !existsSync(url)) return;
    modules.add(url.href);
    for (const [, specifier = ''] of readFileSync(url, 'utf8').matchAll(
      /^(?:import|export) (?!type )(?:[^;]*?from )?'([^']+)';/gm,
    ))
      if (specifier.startsWith('.')) visit(new URL(specifier, url));
  };
  for (const root of roots) visit(root);
  return modules;
}

const ofDomain = (modules: ReadonlySet<string>) =>
  [...modules].filter((url) => url.startsWith(domain)).map((url) => fileURLToPath(url));

/** Bytes of these modules as they are shipped, packages included: minified, compressed, without what is loaded later. */
async function weight(entry: readonly string[]): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, lib: { entry: [...entry], formats: ['es'] } },
  });
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : [];
  const code = outputs
    .map((chunk) => (chunk.type === 'chunk' && !chunk.isDynamicEntry ? chunk.code : ''))
    .join('');
  expect(code).not.toBe('');
  return gzipSync(code, { level: 9 }).length;
}

const beforeCard = ofDomain(reached([sidebar]));

test('the sidebar needs at most 12 kB of domain code before its first card', async () => {
  expect(beforeCard.some((path) => path.endsWith('digests.ts'))).toBe(true);
  expect(await weight(beforeCard)).toBeLessThan(12_000);
});

test('suffix list, telephone numbers, reading of mail and its HTML come later', () => {
  const late = ['read-message', 'html-to-text', 'phones', 'suggest-customer', 'parse-eml'];
  expect(late.filter((name) => beforeCard.some((path) => path.endsWith(`/${name}.ts`)))).toEqual(
    [],
  );
});

test('reading a mail, loaded with the form, weighs at most 42 kB and needs no package', async () => {
  const modules = reached([new URL('./read-message.ts', import.meta.url)]);
  const imported = [...modules].flatMap((url) =>
    [
      ...readFileSync(new URL(url), 'utf8').matchAll(
        /^import (?!type )[^;]*?from '([^.'][^']*)';/gm,
      ),
    ].map(([, name]) => name),
  );
  expect(imported).toEqual([]);
  expect(await weight([fileURLToPath(new URL('./read-message.ts', import.meta.url))])).toBeLessThan(
    42_000,
  );
});
