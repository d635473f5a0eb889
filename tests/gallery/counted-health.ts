import type { HealthCounter, PageReport } from '../../shared/contracts/adapter-health.ts';

const counted = (
  host: string,
  capability: HealthCounter['capability'],
  state: HealthCounter['state'],
  tier: 'A' | 'B' | 'C' | null,
  count: number,
): HealthCounter => ({
  ...{ day: '2026-11-19', page_language: 'en', version: '0.1.0', last_at: '2026-11-19T08:20:00Z' },
  ...{ host, capability, state, count },
  found: tier === null ? null : { tier, locator: 'sender' },
});

/** A fortnight in which Gmail was read well, and Outlook lost the sender. */
export const counters = async (): Promise<HealthCounter[]> => [
  counted('mail.google.com', 'account', 'ok', 'A', 41),
  counted('mail.google.com', 'thread', 'ok', 'A', 212),
  counted('mail.google.com', 'sender', 'ok', 'A', 212),
  counted('mail.google.com', 'rows', 'degraded', 'B', 12),
  counted('outlook.office.com', 'thread', 'ok', 'A', 96),
  counted('outlook.office.com', 'sender', 'broken', null, 7),
  counted('outlook.office.com', 'event', 'unsure', null, 2),
];

export const noTabs = async (): Promise<PageReport[]> => [];
