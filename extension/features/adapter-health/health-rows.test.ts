import { expect, test } from 'vitest';
import type { HealthCounter } from '../../../shared/contracts/adapter-health.ts';
import { healthRows } from './health-rows.ts';

const counter = (changes: Partial<HealthCounter>): HealthCounter => ({
  ...{ day: '2026-11-20', host: 'mail.google.com', page_language: 'en', version: '0.1.0' },
  ...{ capability: 'sender', state: 'ok', found: { tier: 'A', locator: 'sender' } },
  ...{ count: 1, last_at: '2026-11-20T08:00:00Z' },
  ...changes,
});

test('a capability is in the state that it came into last, and says when it was last found', () => {
  const rows = healthRows([
    counter({ count: 4 }),
    counter({
      ...{ state: 'degraded', found: { tier: 'B', locator: 'sender-cell' }, count: 2 },
      last_at: '2026-11-21T08:00:00Z',
    }),
    counter({ state: 'broken', found: null, count: 3, last_at: '2026-11-22T08:00:00Z' }),
  ]);
  expect(rows).toEqual([
    {
      host: 'mail.google.com',
      capability: 'sender',
      state: 'broken',
      lastFound: '2026-11-21T08:00:00Z',
      tiers: { A: 4, B: 2, C: 0 },
      failed: 3,
    },
  ]);
});

test('rows stand by host, and in the order in which a mail is read', () => {
  const rows = healthRows([
    counter({ host: 'outlook.office.com', capability: 'thread' }),
    counter({ capability: 'event' }),
    counter({ capability: 'account' }),
  ]);
  expect(rows.map(({ host, capability }) => `${host} ${capability}`)).toEqual([
    'mail.google.com account',
    'mail.google.com event',
    'outlook.office.com thread',
  ]);
});

test('what was never found says so', () => {
  const [row] = healthRows([counter({ state: 'unsure', found: null })]);
  expect(row).toMatchObject({ lastFound: null, failed: 1, tiers: { A: 0, B: 0, C: 0 } });
});
