import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const root = fileURLToPath(new URL('../../extension', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'strings.ts')
  .sort();

const text = z.union([z.string(), z.object({ one: z.string(), other: z.string() })]);
const strings = z.object({
  namespace: z.string(),
  en: z.record(z.string(), text),
  'zh-CN': z.record(z.string(), z.string()),
});

async function load(path: string) {
  const module: Record<string, unknown> = await import(`${root}/${path}`);
  return Object.values(module)
    .map((value) => strings.safeParse(value))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []));
}

const all = (await Promise.all(files.map(load))).flat();
const namesIn = (value: string) =>
  [...new Set([...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();

test('every feature with words has them in both languages, under a name of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(files.length);
  expect(new Set(all.map(({ namespace }) => namespace)).size).toBe(all.length);
  for (const { namespace, en, 'zh-CN': zh } of all) {
    expect(Object.keys(zh).sort(), namespace).toEqual(Object.keys(en).sort());
  }
});

test('both languages put the same values into a text', () => {
  for (const { namespace, en, 'zh-CN': zh } of all) {
    for (const [key, english] of Object.entries(en)) {
      const forms = typeof english === 'string' ? [english] : [english.other];
      for (const form of forms) {
        expect(namesIn(zh[key] ?? ''), `${namespace}.${key}`).toEqual(namesIn(form));
      }
    }
  }
});

test('no text is empty, and none ends in a space that a sentence was glued to', () => {
  for (const { namespace, en, 'zh-CN': zh } of all) {
    const texts = [...Object.values(en), ...Object.values(zh)].flatMap((one) =>
      typeof one === 'string' ? [one] : [one.one, one.other],
    );
    for (const one of texts) expect(one, namespace).toMatch(/^\S(?:.*\S)?$/su);
  }
});

test('Chinese texts use Chinese punctuation', () => {
  for (const { namespace, 'zh-CN': zh } of all) {
    for (const [key, one] of Object.entries(zh)) {
      expect(one, `${namespace}.${key}`).not.toMatch(/[\u4e00-\u9fff][,;!?]/u);
    }
  }
});
