// @vitest-environment happy-dom
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CrmError } from '../../shared/contracts/errors.ts';
import { createQueryClient } from './query-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(ask: () => Promise<string>) {
  const observer = new QueryObserver(createQueryClient(), { queryKey: ['asked'], queryFn: ask });
  const stop = observer.subscribe(() => undefined);
  return { now: () => observer.getCurrentResult(), stop };
}

test('a read that came too often is told at once, and asked again by itself when the minute is over', async () => {
  const ask = vi.fn(async () => 'answered');
  ask.mockRejectedValueOnce(new CrmError('TB008', null, { limit: 120, seconds: 7 }));
  const { now, stop } = watch(ask);
  await vi.advanceTimersByTimeAsync(6_900);
  expect(now().error).toMatchObject({ code: 'TB008' });
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(now().data).toBe('answered');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});

test('without a time in the answer, the read waits a whole minute', async () => {
  const ask = vi.fn(async () => 'answered');
  ask.mockRejectedValueOnce(new CrmError('TB008'));
  const { now, stop } = watch(ask);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(now().data).toBe('answered');
  stop();
});

test('a read that the line cut is tried three times, and then told', async () => {
  const ask = vi.fn(async (): Promise<string> => {
    throw new CrmError('TC001');
  });
  const { now, stop } = watch(ask);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(now().error).toMatchObject({ code: 'TC001' });
  expect(ask).toHaveBeenCalledTimes(3);
  stop();
});
