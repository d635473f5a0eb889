import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('a name cannot turn the direction of what stands around it', () => {
  expect(visibleText('\u202Egpj.exe')).toBe('gpj.exe');
  expect(visibleText('a\u2067b\u2069 c')).toBe('a b  c');
});

test('names in any writing stay as they are', () => {
  for (const name of [
    '王芳',
    'Jürgen Müller',
    'محمد علي',
    '<img src=x onerror=alert(1)>',
    'O’Neil',
  ]) {
    expect(visibleText(name)).toBe(name);
  }
});
