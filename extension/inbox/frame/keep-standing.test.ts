// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepStanding } from './keep-standing.ts';

let stop: AbortController;
let puts: number;
let gaveUp: number;
const host = () => document.querySelector('our-host');

function start(): void {
  keepStanding({
    root: document.documentElement,
    stands: () => host() !== null,
    put: () => {
      puts += 1;
      document.documentElement.append(document.createElement('our-host'));
    },
    gaveUp: () => {
      gaveUp += 1;
    },
    signal: stop.signal,
  });
}

async function remove(): Promise<void> {
  host()?.remove();
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  host()?.remove();
  stop = new AbortController();
  puts = 0;
  gaveUp = 0;
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

test('what the page takes away once is back at once', async () => {
  start();
  await remove();
  expect([puts, host() !== null]).toEqual([2, true]);
});

test('M10 a page that takes it away a hundred times costs a handful of attempts, and one report', async () => {
  start();
  for (let time = 0; time < 100; time++) {
    await remove();
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect([puts, gaveUp, host()]).toEqual([11, 1, null]);
});

test('what stood for a minute is put back at once again', async () => {
  start();
  for (let hour = 0; hour < 30; hour++) {
    await vi.advanceTimersByTimeAsync(61_000);
    await remove();
  }
  expect([puts, gaveUp]).toEqual([31, 0]);
});

test('nothing comes back once it is stopped', async () => {
  start();
  stop.abort();
  await remove();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host()).toBeNull();
});
