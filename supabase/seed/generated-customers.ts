import type { DemoContact, DemoCustomer, DemoFollowUp, DemoReminder } from './demo-customer.ts';
import { chinese, type NamePool, notes, plans, western } from './invented-names.ts';

const reps = ['zhao.min', 'wang.hao', 'sophie.keller', 'liu.yang', 'ouyang.xue', 'emma.novak'].map(
  (local) => `${local}@harbour-tools.example`,
);
const statuses = ['lead', 'potential', 'potential', 'intent', 'intent', 'won', 'lost'] as const;
const tiers = ['A', 'B', 'B', 'C', 'C', 'C', 'D', 'E', null] as const;
const types = ['potential', 'potential', 'long_term', 'channel'] as const;
const channels = ['trade_show', 'website', 'referral', 'visit', 'social', 'inbound_mail'] as const;
const kinds = ['call', 'call', 'visit', 'meeting', 'chat'] as const;
const outcomes = ['interested', 'wants_quote', 'objection', 'no_answer', 'other'] as const;

/** `count` customers, the same on every machine and day: only their ages are relative. */
export function generatedCustomers(count: number): readonly DemoCustomer[] {
  const random = randomFrom(20_260_105);
  return Array.from({ length: count }, (_, index) => customer(index, random));
}

type Random = () => number;

function customer(index: number, random: Random): DemoCustomer {
  const pool = index % 2 === 0 ? chinese : western;
  // Every twelfth lies in the pool; the reps share the rest evenly.
  const ownerEmail = index % 12 === 11 ? null : (reps[index % reps.length] ?? null);
  const slug = `${pool.slug}-${String(index + 1).padStart(3, '0')}`;
  const domain = `${slug}.example`;
  const createdDaysAgo = 5 + Math.floor(random() * 360);
  const ordinal = Math.floor(index / 2);
  return {
    name: pool.company(
      nth(pool.brands, ordinal),
      // The next trade once all brands were used, so that no two names are the same.
      nth(pool.trades, Math.floor(ordinal / pool.brands.length)),
      index,
    ),
    shortName: null,
    ownerEmail,
    status: pick(statuses, random),
    tier: pick(tiers, random),
    industryCode: pick(pool.industries, random),
    regionCode: pick(pool.regions, random),
    customerType: pick(types, random),
    sourceChannel: pick(channels, random),
    domains: [domain],
    createdDaysAgo,
    contacts: contacts(pool, domain, index, random),
    followUps: ownerEmail === null ? [] : followUps(pool, createdDaysAgo, random),
    reminder: ownerEmail === null ? null : reminder(pool, random),
  };
}

function contacts(pool: NamePool, domain: string, index: number, random: Random): DemoContact[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, position) => ({
    name: pool.person(pick(pool.families, random), pick(pool.givens, random)),
    title: pick(pool.titles, random),
    addresses: [`contact${position + 1}@${domain}`],
    phones: position === 0 ? [`${pool.phonePrefix}${String(1000 + index).slice(-3)}`] : [],
  }));
}

function followUps(pool: NamePool, createdDaysAgo: number, random: Random): DemoFollowUp[] {
  const newest = Math.min(createdDaysAgo - 1, 90);
  return Array.from({ length: Math.floor(random() * 5) }, () => ({
    kind: pick(kinds, random),
    daysAgo: 1 + Math.floor(random() * Math.max(1, newest)),
    minuteOfDay: 9 * 60 + Math.floor(random() * 9 * 60),
    recordedAfterHours: random() < 0.84 ? 0.5 + random() * 8 : 26 + random() * 60,
    outcome: pick(outcomes, random),
    note: pick(notes[pool.language], random),
  }));
}

function reminder(pool: NamePool, random: Random): DemoReminder | null {
  if (random() < 0.55) return null;
  return {
    plan: pick(plans[pool.language], random),
    inDays: Math.floor(random() * 16) - 3,
    minuteOfDay: 9 * 60 + 30 * Math.floor(random() * 17),
    priority: pick(['high', 'medium', 'medium', 'low'] as const, random),
  };
}

const pick = <T>(values: readonly T[], random: Random): T =>
  nth(values, Math.floor(random() * values.length));

function nth<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
}

/** mulberry32: small, even enough for demo data, and the same everywhere. @param seed 32-bit integer */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
