import { expect, it } from 'vitest';
import { storable } from './storable.ts';

it('takes out what jsonb refuses, wherever it stands, and nothing else', () => {
  const half = '\ud83d';
  expect(
    storable({ subject: `Re: \0drawing ${half}`, people: [{ name: '王芳\0' }], at: null, n: 2 }),
  ).toEqual({ subject: 'Re: drawing \ufffd', people: [{ name: '王芳' }], at: null, n: 2 });
  expect(storable('📦 line\n\tbreaks')).toBe('📦 line\n\tbreaks');
});
