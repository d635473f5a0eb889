import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameValue } from './same-value.ts';

it('says of plain data what comparing its JSON says', () => {
  const data = fc.jsonValue();
  fc.assert(
    fc.property(data, data, (one, other) => {
      const copy: unknown = JSON.parse(JSON.stringify(one));
      expect(isSameValue(one, copy)).toBe(true);
      expect(isSameValue(one, other)).toBe(sorted(one) === sorted(other));
    }),
  );
});

it.each([
  [{ a: null }, {}],
  [{ a: undefined }, { b: 1 }],
  [[], {}],
  [[1], [1, 2]],
  [{ toString: 1 }, { valueOf: 1 }],
])('tells %j from %j', (one, other) => {
  expect(isSameValue(one, other)).toBe(false);
});

/** JSON with its keys in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
