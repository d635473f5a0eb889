import { expect, test } from 'vitest';
import { sendTogether } from './send-together.ts';

/** Calls that are answered when the test says so. */
function calls() {
  const open: { items: readonly number[]; answer: PromiseWithResolvers<string> }[] = [];
  const send = (items: readonly number[]) => {
    const answer = Promise.withResolvers<string>();
    open.push({ items, answer });
    return answer.promise;
  };
  return { open, send };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('what comes while a call is under way goes with the next one, and each hears of its own', async () => {
  const { open, send } = calls();
  const together = sendTogether(send, 100);
  const first = together([1]);
  const others = [together([2, 3]), together([4])];
  expect(open.map(({ items }) => items)).toEqual([[1]]);
  open[0]?.answer.resolve('one');
  expect(await first).toBe('one');
  await settled();
  expect(open.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
  open[1]?.answer.resolve('the others');
  expect(await Promise.all(others)).toEqual(['the others', 'the others']);
});

test('a call that fails fails for those whose items it took; the next goes on', async () => {
  const { open, send } = calls();
  const together = sendTogether(send, 100);
  const first = together([1]);
  const second = together([2]);
  open[0]?.answer.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  open[1]?.answer.resolve('well');
  expect(await second).toBe('well');
  const third = together([3]);
  expect(open[2]?.items).toEqual([3]);
  open[2]?.answer.resolve('well');
  await third;
});

test('no call takes more than the most, but for one who brings more', async () => {
  const { open, send } = calls();
  const together = sendTogether(send, 3);
  const all = [together([1]), together([2, 3]), together([4, 5]), together([6, 7, 8, 9])];
  for (let n = 0; n < 4; n += 1) {
    open[n]?.answer.resolve('well');
    await settled();
  }
  await Promise.all(all);
  expect(open.map(({ items }) => items)).toEqual([[1], [2, 3], [4, 5], [6, 7, 8, 9]]);
});
