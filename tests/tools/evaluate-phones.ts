import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { toE164 } from '../../shared/domain/phones.ts';
import { filesBelow, Score } from './labelled-files.ts';

const printedForms = z.array(
  z.object({
    region: z.string(),
    type: z.string(),
    e164: z.string(),
    international: z.optional(z.string()),
    nationalFormat: z.optional(z.string()),
    national: z.optional(z.string()),
  }),
);

/** Scores files of `[{region, e164, international?, nationalFormat?, national?}]`: each printed form → its E.164. */
export async function evaluatePhones(folder: string): Promise<Record<string, unknown>> {
  const byFile: Record<string, unknown> = {};
  for (const file of await filesBelow(folder, (path) => path.endsWith('.json'))) {
    const read = printedForms.safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')));
    if (!read.success) continue;
    const score = new Score();
    for (const { region, type, e164, international, nationalFormat, national } of read.data)
      for (const printed of [international, nationalFormat, national]) {
        if (printed === undefined) continue;
        const found = toE164(printed, region);
        score.count(file, `${region} ${type} ${printed}`, e164, found, found === e164);
      }
    byFile[file] = {
      right: score.right,
      labelled: score.labelled,
      share: score.share,
      wrong: score.wrong,
    };
  }
  return byFile;
}
