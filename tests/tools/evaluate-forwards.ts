import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type ForwardedMail, readForwarded } from '../../shared/domain/forwarded.ts';
import { htmlToText } from '../../shared/domain/html-to-text.ts';
import { parseEml } from '../../shared/domain/parse-eml.ts';
import { htmlFourEntities } from '../../shared/domain/words/html-entity-names.ts';
import { filesBelow, Score } from './labelled-files.ts';

const labelledPerson = z.object({
  name: z.optional(z.nullable(z.string())),
  address: z.optional(z.nullable(z.string())),
  email: z.optional(z.nullable(z.string())),
});
const label = z.object({
  from: z.optional(z.nullable(labelledPerson)),
  to: z.optional(z.array(labelledPerson)),
  date: z.optional(z.nullable(z.string())),
  subject: z.optional(z.nullable(z.string())),
  text: z.optional(z.nullable(z.string())),
});
type Label = z.infer<typeof label>;

/** Without labels, the corpus' one original; its fourth variant answers instead, its twelfth names nobody's address. */
const corpusLabel = (file: string): Label =>
  /_variant_(?:4|12)\./.test(file)
    ? { from: null }
    : { from: { name: 'John Doe', address: 'john.doe@acme.com' } };

/**
 * Scores forwards of one mail: `*_body.txt`, `.eml`, `.html`. Labels are in the folder's `expected.json`, per file or for
 * all under `*`: `{from: {name, address}, to: [{name, address}], date, subject, text}`, of which those given are scored.
 */
export async function evaluateForwards(folder: string): Promise<Record<string, unknown>> {
  const labels = await labelsOf(folder);
  const scores: Record<string, Score> = {};
  const count = (field: string, file: string, expected: unknown, found: unknown) => {
    scores[field] ??= new Score();
    scores[field].count(file, field, expected, found, flat(found) === flat(expected));
  };
  const files = await filesBelow(folder, (path) =>
    labels === null
      ? /_body(?:_variant_[\d_]+)?\.txt$/.test(path)
      : /\.(?:txt|eml|html)$/.test(path) && (path in labels || '*' in labels),
  );
  for (const file of files) {
    const expected = labels === null ? corpusLabel(file) : (labels[file] ?? labels['*'] ?? {});
    const forwarded = await readFile(join(folder, file)).then((bytes) =>
      readForward(file, bytes, expected.from !== null),
    );
    if (expected.from !== undefined) {
      const address = expected.from?.address ?? expected.from?.email ?? null;
      count('sender', file, address?.toLowerCase() ?? null, forwarded?.from?.email ?? null);
      if (expected.from?.name) count('name', file, expected.from.name, forwarded?.from?.name);
    }
    if (expected.to !== undefined)
      count(
        'to',
        file,
        expected.to.map(addressOf),
        forwarded?.to.map(({ email }) => email),
      );
    for (const field of ['date', 'subject', 'text'] as const)
      if (expected[field] !== undefined) count(field, file, expected[field], forwarded?.[field]);
    if (labels === null && expected.from !== null)
      count('hasText', file, true, (forwarded?.text ?? '') !== '');
  }
  return Object.fromEntries(
    Object.entries(scores).map(([field, { right, labelled, share, wrong }]) => [
      field,
      { right, labelled, share, wrong },
    ]),
  );
}

const addressOf = ({ address, email }: z.infer<typeof labelledPerson>) =>
  (address ?? email ?? '').toLowerCase();

async function labelsOf(folder: string): Promise<Record<string, Label> | null> {
  const text = await readFile(join(folder, 'expected.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = z
    .record(z.string(), z.union([z.object({ expect: label }), label, labelledPerson]))
    .parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(read).map(([file, value]) => {
      if ('expect' in value) return [file, value.expect];
      return [file, 'address' in value || 'email' in value ? { from: value } : label.parse(value)];
    }),
  );
}

async function readForward(
  file: string,
  bytes: Uint8Array,
  saysForward: boolean,
): Promise<ForwardedMail | null> {
  if (file.endsWith('.eml')) return (await parseEml(bytes)).forwarded;
  const text = new TextDecoder().decode(bytes);
  return readForwarded(
    file.endsWith('.html') ? htmlToText(text, htmlFourEntities) : text,
    saysForward,
  );
}

/** Parsers differ in white space, which means nothing. */
function flat(value: unknown): string {
  return (JSON.stringify(value ?? null) ?? '').replace(/(?:\\[nrt]|\s)+/g, ' ').trim();
}
