import * as z from 'zod/mini';
import type { DraftFormat } from '../../ui/use-kept-draft.ts';
import { type Fields, mergeEdits } from './merge-edits.ts';

/** What is typed, and what it was made from. */
export interface RecordDraft<F extends Fields> {
  readonly base: F;
  readonly fields: F;
  readonly version: number;
}

const texts = z.record(z.string(), z.string());
const written = z.object({ base: texts, fields: texts, version: z.int() });

/** How the draft of a record is kept: fields that a later version adds come from the record. */
export function recordDraft<F extends Fields>(record: {
  readonly fields: F;
  readonly version: number;
}): DraftFormat<RecordDraft<F>> {
  const take = (from: Readonly<Record<string, string>>): F => {
    const known: Record<string, string> = {};
    for (const field in record.fields) known[field] = from[field] ?? record.fields[field] ?? '';
    return { ...record.fields, ...known };
  };
  return {
    fresh: () => ({ base: record.fields, fields: record.fields, version: record.version }),
    parse(kept) {
      if (kept === null) return null;
      try {
        const read = written.safeParse(JSON.parse(kept));
        if (!read.success) return null;
        const base = take(read.data.base);
        const fields = take(read.data.fields);
        const { conflicts } = mergeEdits(base, fields, record.fields);
        // Typed upon an older version: where nobody touched the same field it goes on from what stands now.
        return conflicts.length === 0
          ? {
              base: record.fields,
              fields: mergeEdits(base, fields, record.fields).fields,
              version: record.version,
            }
          : { base, fields, version: read.data.version };
      } catch {
        return null;
      }
    },
    serialise: (draft) => JSON.stringify(draft),
  };
}
