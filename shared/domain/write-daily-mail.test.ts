import { describe, expect, test } from 'vitest';
import type { DailyMailContent } from '../contracts/daily-mail.ts';
import { writeDailyMail } from './write-daily-mail.ts';

const links = { stop: 'https://p.example/stop?token=t', today: null };
type Item = DailyMailContent['today'][number];
const item = (given: Partial<Item> = {}): Item => ({
  ...{ kind: 'follow_up', plan: 'Call about the offer', customer_name: 'Acme Tools' },
  due_at: '2026-11-20T07:30:00Z',
  ...given,
});
const content = (given: Partial<DailyMailContent> = {}): DailyMailContent => ({
  ...{ address: 'rep@harbour-tools.example', language: 'en', organisation: 'Harbour Tools' },
  ...{ time_zone: 'Asia/Shanghai', day: '2026-11-23', overdue_count: 1, overdue: [item()] },
  ...{ today_count: 0, today: [], team: [] },
  ...given,
});

test('a rep reads in English what is overdue, at the time of their zone', () => {
  const { to, subject, text } = writeDailyMail(content(), links);
  expect(to).toBe('rep@harbour-tools.example');
  expect(subject).toBe('Threadbook: 1 overdue, 0 due today');
  expect(text).toContain('Monday, November 23, 2026');
  expect(text).toContain(
    'Overdue (1)\n- Nov 20, 2026, 3:30 PM · Acme Tools · Call about the offer',
  );
  expect(text).toContain('Stop these mails: https://p.example/stop?token=t');
});

test('the same in Chinese', () => {
  const { subject, text, html } = writeDailyMail(content({ language: 'zh-CN' }), links);
  expect(subject).toBe('Threadbook：逾期 1 项，今天到期 0 项');
  expect(text).toContain('2026年11月23日星期一');
  expect(text).toContain('已逾期（1）\n- 2026年11月20日 15:30 · Acme Tools');
  expect(html).toContain('<html lang="zh-CN">');
});

test('a manager reads who is behind and since when', () => {
  const team = [
    { member_name: 'Zhao Min', overdue_count: 3, oldest_due_at: '2026-11-01T01:00:00Z' },
    { member_name: 'Li Na', overdue_count: 2, oldest_due_at: '2026-11-12T01:00:00Z' },
  ];
  const { subject, text } = writeDailyMail(content({ overdue_count: 0, overdue: [], team }), links);
  expect(subject).toBe('Threadbook: overdue in your team: 5');
  expect(text).toContain('Overdue in your team (5)\n- Zhao Min: 3, the oldest since Nov 1, 2026');
});

test('what does not fit is a number, and a warning of the pool says what happens', () => {
  const { text } = writeDailyMail(
    content({ overdue_count: 14, overdue: [item({ kind: 'recycling', customer_name: null })] }),
    links,
  );
  expect(text).toContain('– · goes back to the pool\n- and 13 more');
});

describe('H08: a name is only ever a name', () => {
  const markup = '<img src=x onerror=alert(1)>"\'&';
  const turned = 'Acme\u202Egnp.exe\u2066\u200F';
  const broken = 'Acme\r\nBcc: all@evil.example\u2028\u0000{{zone}}';

  test.each([markup, turned, broken])('%j in every place where one stands', (name) => {
    const { subject, text, html } = writeDailyMail(
      content({
        organisation: name,
        overdue: [item({ customer_name: name, plan: name })],
        team: [{ member_name: name, overdue_count: 1, oldest_due_at: '2026-11-01T01:00:00Z' }],
      }),
      links,
    );
    expect(subject).toBe('Threadbook: 1 overdue, 0 due today');
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>/);
    expect(text + html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200F\u2028]/);
    expect(text).not.toMatch(/^Bcc:/m);
    // Once, by the mail itself.
    expect(text.match(/Asia\/Shanghai/g)).toHaveLength(1);
  });
});
