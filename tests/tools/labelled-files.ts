import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Paths of all files below a folder that the test accepts, relative to it, sorted. */
export async function filesBelow(
  folder: string,
  accepts: (path: string) => boolean,
): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(accepts)
    .sort();
}

/** Right answers ÷ labelled ones, with the wrong ones to look at. */
export class Score {
  right = 0;
  labelled = 0;
  readonly wrong: { file: string; what: string; expected: unknown; found: unknown }[] = [];

  count(file: string, what: string, expected: unknown, found: unknown, isRight: boolean): void {
    this.labelled++;
    if (isRight) this.right++;
    else if (this.wrong.length < 200) this.wrong.push({ file, what, expected, found });
  }

  get share(): number {
    return this.labelled === 0 ? 1 : Math.round((this.right / this.labelled) * 10_000) / 10_000;
  }
}
