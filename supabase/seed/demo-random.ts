import { createHash } from 'node:crypto';

/** Repeatable randomness: the same seed gives the same customers on every machine (mulberry32). */
export interface DemoRandom {
  /** 0 ≤ n < 1 */
  next(): number;
  /** 0 ≤ n < below, whole */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}

export function demoRandom(seed: number): DemoRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}

/** A uuid that says the same on every machine: the first bytes of a hash, marked as version 8 (custom). */
export function demoId(kind: string, key: string | number): string {
  const hex = createHash('sha256').update(`threadbook demo/${kind}/${key}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
