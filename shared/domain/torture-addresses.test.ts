import { expect, test } from 'vitest';
import { normaliseAddress, parseAddressList } from './people.ts';
import { invalidAddresses, validAddresses } from './testing/torture-addresses.ts';

test.each(validAddresses)('%j is an address (%s), and its normal form is one and stays', (raw) => {
  const normal = normaliseAddress(raw);
  expect(normal).not.toBeNull();
  expect(normaliseAddress(normal ?? '')).toBe(normal);
  expect(parseAddressList(raw)).toMatchObject([{ email: normal }]);
});

test.each(invalidAddresses)('%j is none (%s)', (raw) => {
  expect(normaliseAddress(raw)).toBeNull();
});
