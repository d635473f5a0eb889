export type Verdict = 'right' | 'wrong' | 'unknown';

export interface ScoredField {
  readonly field: string;
  readonly verdict: Verdict;
  readonly expected: unknown;
  readonly found: unknown;
}

/** How two values are held against each other, once both are there. */
export type Same = (expected: unknown, found: unknown) => boolean;

/**
 * Fields of one file. What should be known and was not found is `unknown`; a value where none can be known (`null`
 * expected) was guessed, and is as wrong as a false one.
 */
export class FieldScore {
  readonly fields: ScoredField[] = [];
  /** Labels for which there is no field to hold them against. */
  readonly notCompared: string[] = [];

  compare(field: string, expected: unknown, found: unknown, same: Same = sameValue): void {
    const verdict = isUnknown(found)
      ? isUnknown(expected)
        ? 'right'
        : 'unknown'
      : !isUnknown(expected) && same(expected, found)
        ? 'right'
        : 'wrong';
    this.fields.push({ field, verdict, expected, found: found ?? null });
  }

  /** Takes over the fields of a part. */
  add(prefix: string, part: FieldScore): void {
    this.fields.push(...part.fields.map((field) => ({ ...field, field: prefix + field.field })));
    this.notCompared.push(...part.notCompared.map((label) => prefix + label));
  }

  count(verdict: Verdict): number {
    return this.fields.filter((field) => field.verdict === verdict).length;
  }

  /** What there is to look at. */
  get misses(): readonly ScoredField[] {
    return this.fields.filter(({ verdict }) => verdict !== 'right');
  }
}

const isUnknown = (value: unknown): boolean => value === null || value === undefined;

export const sameValue: Same = (expected, found) =>
  typeof expected === 'string' && typeof found === 'string'
    ? folded(expected) === folded(found)
    : JSON.stringify(expected) === JSON.stringify(found);

export const sameIgnoringCase: Same = (expected, found) =>
  sameValue(String(expected).toLowerCase(), String(found).toLowerCase());

/** Spaces of any kind and number are one: a page's own line breaks mean nothing. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
