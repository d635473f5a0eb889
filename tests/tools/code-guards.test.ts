import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { codeMutations } from '../faults/code-mutations.ts';

// Whether its test then turns red is what `npm run mutate` proves; that takes minutes, this takes none.
test.each(codeMutations)(
  'the guard "$name" is still where its mutation takes it away',
  async ({ path, guard }) => {
    expect(await readFile(path, 'utf8')).toContain(guard);
  },
);
