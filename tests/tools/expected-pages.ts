import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

/**
 * The labels of a folder of saved pages: `expected.json` names each file, the address to serve it at, what to put round
 * a fragment, and what it says. Every other key is an expected value, under the name that its publisher chose.
 */
const entry = z.looseObject({
  file: z.string(),
  url: z.optional(z.string()),
  /** Put round a fragment; null for a whole page. */
  wrap: z.optional(z.nullable(z.object({ prefix: z.string(), suffix: z.string() }))),
  /** What the file is, when it is no page. */
  kind: z.optional(z.string()),
  /** One page state for each `<section data-case>` of the file, to be looked at one at a time. */
  perSection: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
  /** Strings that may appear nowhere in what was read. */
  mustNotContain: z.optional(z.array(z.string())),
});

const labels = z.object({ entries: z.array(entry) });

export type PageEntry = z.infer<typeof entry>;

/** A list of accessible names with their meaning, instead of a page: what Outlook's calendar grid is made of. */
export const namedEvents = z.object({
  events: z.array(z.object({ name: z.string(), expect: z.record(z.string(), z.unknown()) })),
  nonEventButtons: z.optional(z.array(z.string())),
});

/** @throws Error when the folder has no `expected.json` of this form */
export async function expectedPages(folder: string): Promise<readonly PageEntry[]> {
  const text = await readFile(join(folder, 'expected.json'), 'utf8');
  return labels.parse(JSON.parse(text)).entries;
}
