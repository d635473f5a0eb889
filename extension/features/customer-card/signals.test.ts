import { describe, expect, test } from 'vitest';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { signalsOf } from './signals.ts';

const NOW = new Date('2026-11-20T02:00:00Z');
const id = '00000000-0000-4000-8000-000000000001';

const card: CustomerCard = {
  ...{ customer_id: id, code: 'CUS20260105001', name: 'Acme', short_name: null, status: 'won' },
  ...{ tier: null, industry_code: 'C', customer_type: 'direct', region_code: 'CN' },
  ...{ source_channel: null, domains: [], to_verify: [], owner: null, relation: 'mine' },
  ...{ can_log: true, created_at: '2026-01-05T02:00:00Z', last_follow_up_at: null },
  ...{ next_reminder: null, contacts: [], timeline: [] },
};
const file: CustomerFile = {
  ...{ customer_id: id, version: 1, code: card.code, name: 'Acme', short_name: null },
  ...{ industry_code: 'C', customer_type: 'direct', region_code: 'CN', source_channel: null },
  ...{ address: null, registered_address: null, founded_on: null, first_contact_on: null },
  ...{ past_cooperation: null, key_needs: null, need_priority: null, remark: null },
  ...{
    headcount: null,
    annual_revenue_minor: null,
    revenue_currency: null,
    tier: null,
    status: 'won',
    approval: 'approved',
    verified_at: null,
  },
  ...{
    masked: false,
    leaves_at: null,
    tags: [],
    collaborators: [],
    contacts: [],
    opportunities: [],
  },
  ...{ contracts: [], status_history: [] },
};
const contract = (ends_on: string | null): CustomerFile['contracts'][number] => ({
  ...{ contract_id: id, version: 1, title: 'Frame', state: 'signed', amount_minor: null },
  ...{ currency: 'CNY', signed_on: '2026-01-01', starts_on: null, ends_on, opportunity_id: null },
});
const opportunity = (competitor: string | null): CustomerFile['opportunities'][number] => ({
  ...{ opportunity_id: id, version: 1, code: 'S20261012001', title: 'Line', currency: 'CNY' },
  ...{ expected_amount_minor: null, expected_close_on: null, next_plan: null, competitor },
  ...{ stage_id: id, stage_key: 'lead', stage_name: 'Lead', probability: 10, outcome: 'open' },
  lost_reason: null,
  owner: null,
  last_follow_up_at: null,
});
const signals = (cardPart: Partial<CustomerCard>, filePart: Partial<CustomerFile>) =>
  signalsOf({ ...card, ...cardPart }, { ...file, ...filePart }, NOW, 'Asia/Shanghai');

describe('signals', () => {
  test('are not made up where card and file say nothing', () => {
    expect(signals({}, {})).toEqual([]);
    expect(signals({}, { contracts: [contract(null)] })).toEqual([]);
  });

  test('tell a contract that ends within 30 days, by the days of the organisation', () => {
    expect(signals({}, { contracts: [contract('2026-12-20')] })).toEqual([
      { kind: 'contract_ends', days: 30 },
    ]);
    expect(signals({}, { contracts: [contract('2026-12-21')] })).toEqual([]);
    expect(signals({}, { contracts: [contract('2026-11-19')] })).toEqual([]);
  });

  test('leave it out while an open opportunity could renew it, or before it is signed', () => {
    const contracts = [contract('2026-12-01')];
    expect(signals({}, { contracts, opportunities: [opportunity(null)] })).toEqual([]);
    const draft = { ...contract('2026-12-01'), state: 'draft' as const };
    expect(signals({}, { contracts: [draft] })).toEqual([]);
  });

  test('tell first when it goes back to the pool, by the days of the organisation', () => {
    const contracts = [contract('2026-12-01')];
    const kinds = (leaves_at: string) => signals({}, { leaves_at, contracts });
    expect(kinds('2026-11-26T23:00:00Z')[0]).toEqual({ kind: 'leaves', days: 7 });
    expect(kinds('2026-11-20T01:00:00Z')[0]).toEqual({ kind: 'leaves', days: 0 });
  });

  test('tell 90 days of silence, a decision maker who left, and each competitor once', () => {
    const left = {
      ...{ contact_id: id, name: 'Wang Fang', title: null, is_primary: true, addresses: [] },
      ...{ phones: [], wechat: null, has_left: true },
    };
    const filed = {
      ...{ contact_id: id, version: 1, name: 'Wang Fang', responsible_id: null },
      decision_role: 'decision_maker' as const,
    };
    expect(
      signals(
        { contacts: [left], last_follow_up_at: '2026-08-22T02:00:00Z' },
        { contacts: [filed], opportunities: [opportunity('Rival'), opportunity('Rival')] },
      ),
    ).toEqual([
      { kind: 'decision_maker_left', name: 'Wang Fang' },
      { kind: 'competitor', name: 'Rival' },
      { kind: 'silent', days: 90 },
    ]);
    expect(signals({ last_follow_up_at: '2026-08-23T02:00:00Z' }, {})).toEqual([]);
  });
});
