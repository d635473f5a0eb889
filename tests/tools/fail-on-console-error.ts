import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/**
 * An error on the console fails the test that caused it: React and the database driver report there what they cannot
 * throw. A test that expects one replaces `console.error` itself.
 */
const print = console.error;
let seen: string[] = [];

beforeEach(() => {
  seen = [];
  console.error = (...values: unknown[]) => {
    seen.push(format(...values));
    print(...values);
  };
});

afterEach(() => {
  console.error = print;
  const first = seen[0];
  if (first !== undefined) throw new Error(`An error was written to the console: ${first}`);
});
