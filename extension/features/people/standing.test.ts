import { expect, test } from 'vitest';
import type { MatchCandidate } from '../../../shared/contracts/customers.ts';
import { standingOf } from './standing.ts';

const candidate = (given: Partial<MatchCandidate>): MatchCandidate => ({
  relation: 'mine',
  reason: 'address',
  customer_id: 'a',
  customer_name: 'Acme',
  contact_id: null,
  contact_name: null,
  owner_name: 'Zhao Min',
  ...given,
});

test('nobody knows who has no candidate', () => {
  expect(standingOf([]).kind).toBe('unknown');
  expect(standingOf([candidate({ relation: 'none' })]).kind).toBe('unknown');
});

test('one customer found twice is one customer, by its first reason', () => {
  const standing = standingOf([candidate({}), candidate({ reason: 'domain' })]);
  expect(standing).toMatchObject({
    kind: 'mine',
    customerId: 'a',
    candidate: { reason: 'address' },
  });
});

test('several customers stay a question, also when one of them is hidden', () => {
  expect(standingOf([candidate({}), candidate({ customer_id: 'b' })]).kind).toBe('decide');
  const hidden = candidate({ relation: 'colleague', customer_id: null, owner_name: 'Liu Yang' });
  expect(standingOf([candidate({}), hidden]).kind).toBe('decide');
});

test('what a collaborator or a team may see counts as the team’s', () => {
  expect(standingOf([candidate({ relation: 'collaborator' })]).kind).toBe('team');
  expect(standingOf([candidate({ relation: 'team' })]).kind).toBe('team');
});

test("a colleague's and a pool customer are neither opened nor guessed", () => {
  const hidden = candidate({ relation: 'colleague', customer_id: null });
  expect(standingOf([hidden])).toEqual({ kind: 'colleague', candidate: hidden });
  const pooled = candidate({ relation: 'pool' });
  expect(standingOf([pooled])).toEqual({ kind: 'pool', candidate: pooled });
});
