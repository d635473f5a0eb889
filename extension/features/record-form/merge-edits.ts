/** The fields of a form, as text. */
export type Fields = Readonly<Record<string, string>>;

export interface MergedEdits<F extends Fields> {
  readonly fields: F;
  /** Changed here and elsewhere, to different texts: a person has to choose. */
  readonly conflicts: readonly (keyof F & string)[];
}

/**
 * What was typed, upon what somebody else saved meanwhile. A field that only one of the two touched is theirs or mine;
 * where both did, mine stands and the field is named.
 */
export function mergeEdits<F extends Fields>(base: F, mine: F, theirs: F): MergedEdits<F> {
  const merged: Record<string, string> = {};
  const conflicts: (keyof F & string)[] = [];
  for (const field in mine) {
    const isMine = mine[field] !== base[field];
    const isTheirs = theirs[field] !== base[field];
    if (isMine && isTheirs && mine[field] !== theirs[field]) conflicts.push(field);
    merged[field] = (isMine ? mine[field] : theirs[field]) ?? '';
  }
  return { fields: { ...mine, ...merged }, conflicts };
}

/** The fields that differ from what they began as. */
export function changedFields<F extends Fields>(base: F, mine: F): (keyof F & string)[] {
  const changed: (keyof F & string)[] = [];
  for (const field in mine) if (mine[field] !== base[field]) changed.push(field);
  return changed;
}
