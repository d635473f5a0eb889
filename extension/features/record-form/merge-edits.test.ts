import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedFields, mergeEdits } from './merge-edits.ts';

const base = { title: 'Line', plan: 'Call', competitor: '' };

test('what only one of two changed is kept from each, without a question', () => {
  expect(mergeEdits(base, { ...base, plan: 'Visit' }, { ...base, title: 'Second line' })).toEqual({
    fields: { title: 'Second line', plan: 'Visit', competitor: '' },
    conflicts: [],
  });
});

test('what both changed is asked about, and mine is not lost', () => {
  expect(mergeEdits(base, { ...base, plan: 'Visit' }, { ...base, plan: 'Write' })).toEqual({
    fields: { ...base, plan: 'Visit' },
    conflicts: ['plan'],
  });
});

test('the same change twice is no conflict', () => {
  const both = { ...base, plan: 'Visit' };
  expect(mergeEdits(base, both, both)).toEqual({ fields: both, conflicts: [] });
});

test('no text that somebody typed is ever dropped without being named', () => {
  const fields = fc.record({ a: fc.constantFrom('', 'x', 'y'), b: fc.constantFrom('', 'x', 'y') });
  fc.assert(
    fc.property(fields, fields, fields, (from, mine, theirs) => {
      const merged = mergeEdits(from, mine, theirs);
      for (const field of changedFields(from, mine)) expect(merged.fields[field]).toBe(mine[field]);
      for (const field of changedFields(from, theirs))
        if (!merged.conflicts.includes(field)) expect(merged.fields[field]).toBe(theirs[field]);
    }),
  );
});
