import { expect, it } from 'vitest';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import { threadOf } from '../sandbox/mailbox.ts';
import { keyOnTour, mailboxOfTour } from './tour-mailbox.ts';

const mailbox = demoMailbox({ now: new Date('2026-03-04T03:00:00Z') });

it('leaves the demo mail as it is on the first tour', () => {
  expect(mailboxOfTour(mailbox, 0)).toBe(mailbox);
});

it('brings the same threads as new ones on the next tour', () => {
  const again = mailboxOfTour(mailbox, 1);
  expect(again.threads).toHaveLength(mailbox.threads.length);
  const keys = new Set([...mailbox.threads, ...again.threads].map((thread) => thread.key));
  expect(keys.size).toBe(mailbox.threads.length * 2);
});

it('brings strangers that share no address, domain, company or phone with those before', () => {
  for (const key of [demoThreads.stranger, demoThreads.strangerChinese]) {
    const text = (tour: number): string =>
      JSON.stringify(threadOf(mailboxOfTour(mailbox, tour), keyOnTour(key, tour)).messages);
    const marks = (tour: number): string[] =>
      text(tour).match(
        /[\w.-]+@(?!harbour)[\w.-]+\.example|Fonderia[\w ]+|宁波瑞鑫[^<]*|\+39 [\d ]+\d|139[\d ]+\d|0574-[\d ]+\d/g,
      ) ?? [];
    expect(marks(0).length).toBeGreaterThanOrEqual(4);
    expect(marks(0).filter((mark) => marks(1).includes(mark))).toEqual([]);
    expect(marks(1).filter((mark) => marks(12).includes(mark))).toEqual([]);
  }
});

it('leaves customers who they are', () => {
  const again = threadOf(mailboxOfTour(mailbox, 3), keyOnTour(demoThreads.knownCustomer, 3));
  expect(again.messages.some((m) => m.from.email === 'wang.fang@acme-packaging.example')).toBe(
    true,
  );
});
