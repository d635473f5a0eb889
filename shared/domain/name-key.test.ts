import { expect, test } from 'vitest';
import { nameKey } from './name-key.ts';

test.each([
  ['Rossi, Maria (Sales)', 'maria rossi'],
  ['  maria  ROSSI ', 'maria rossi'],
  ['"Maria Rossi"', 'maria rossi'],
  ['Ｍａｒｉａ　Ｒｏｓｓｉ', 'maria rossi'],
  ['王芳', '王芳'],
  ['王芳（采购部）', '王芳'],
  ["O'Neill Joe", 'joe neill o'],
  ['Jean-Luc [EXT]', 'jean luc'],
  ['', ''],
  [' . ', ''],
])('%j is compared as %j', (name, key) => {
  expect(nameKey(name)).toBe(key);
});
