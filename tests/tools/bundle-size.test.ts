import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { firstPaintFiles } from './bundle-size.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('counts what a page needs before it paints, and no lazy chunk', () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    'page.html',
    '<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>',
  );
  write('page.css', 'a{}');
  write(
    'page.js',
    'import{a as t}from"./shared.js";import"./side.js";const l=()=>import("./lazy.js")',
  );
  write('shared.js', 'import "./side.js"');
  write('side.js', 'export{}');
  write('lazy.js', 'export{}');
  expect(firstPaintFiles(folder, 'page.html').sort()).toEqual(
    ['page.css', 'page.html', 'page.js', 'shared.js', 'side.js'].sort(),
  );
});
