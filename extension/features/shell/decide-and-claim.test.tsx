// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { MatchPeopleArgs } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { mail, person, thread } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');
const nordlicht = customer(11, 'Nordlicht Maschinenbau GmbH');
const fromWang = thread('18c0', mail(wang, me));
const cards = async ({ customer_id }: { customer_id: string }) =>
  customer_id === acme.customer_id ? acme : nordlicht;
const inPool = candidateOf(acme, { relation: 'pool', owner_name: null });

test('a customer of the pool is claimed with one click and opens as one’s own', async () => {
  const claims: OperationArgs<'claimCustomer'>[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: async (args) => answer([claims.length === 0 ? inPool : candidateOf(acme)])(args),
      claimCustomer: async (args) => {
        claims.push(args);
        return { customer_id: args.customer_id, as: 'owner' };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Claim this customer' }));
  await screen.findByRole('button', { name: 'Log this mail' });
  expect(claims).toMatchObject([{ customer_id: acme.customer_id }]);
});

test('a cap is told in words; a claim that may have arrived is sent again as the same operation', async () => {
  const claims: string[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      matchPeople: answer([inPool]),
      claimCustomer: async ({ op_id }) => {
        claims.push(op_id);
        throw new CrmError(claims.length === 1 ? 'TC001' : 'TB061');
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Claim this customer' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText(/TB061/);
  expect(claims).toHaveLength(2);
  expect(new Set(claims).size).toBe(1);
});

test('"remember" makes a rule of the choice; without it nothing is kept', async () => {
  const rules: OperationArgs<'rememberMatch'>[] = [];
  const crm = {
    customerCard: cards,
    matchPeople: answer([candidateOf(acme), candidateOf(nordlicht)]),
    rememberMatch: async (args: OperationArgs<'rememberMatch'>) => {
      rules.push(args);
      return { rule_id: uuidOf(90) };
    },
  };
  const first = renderSidebar({ snapshot: fromWang, crm });
  fireEvent.click(await screen.findByRole('button', { name: /^Acme/ }));
  await screen.findByRole('heading', { name: acme.name });
  expect(rules).toEqual([]);
  first.unmount();
  renderSidebar({ snapshot: fromWang, crm });
  fireEvent.click(await screen.findByLabelText(`Remember for ${wang.email}`));
  fireEvent.click(screen.getByRole('button', { name: /^Nordlicht/ }));
  await waitFor(() =>
    expect(rules).toMatchObject([
      { kind: 'address', value: wang.email, customer_id: nordlicht.customer_id },
    ]),
  );
});

test('a question is put aside with the mail in which it came up', async () => {
  const asked: OperationArgs<'decideLater'>[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      matchPeople: answer([candidateOf(acme), candidateOf(nordlicht)]),
      decideLater: async (args) => {
        asked.push(args);
        return { person_id: uuidOf(91) };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Decide later' }));
  await screen.findByText('Waits in “To decide”.');
  expect(asked).toMatchObject([{ address: wang.email, name: 'Wang Fang', url: fromWang.url }]);
});

test('whom the reader never logs is shown as that, whatever customer they belong to', async () => {
  const entry = {
    ...{ entry_id: uuidOf(92), kind: 'domain' as const, value: 'acme-packaging.example' },
    ...{ purged: 0, purging: false, created_at: '2026-11-19T02:00:00Z' },
  };
  const taken: string[] = [];
  renderSidebar({
    snapshot: fromWang,
    crm: {
      customerCard: cards,
      exclusions: async () => (taken.length === 0 ? [entry] : []),
      matchPeople: async (args: MatchPeopleArgs) => {
        const found = await answer([candidateOf(acme)])(args);
        const excluded = taken.length === 0;
        return { ...found, people: found.people.map((one) => ({ ...one, excluded })) };
      },
      includeInLogging: async ({ entry_id }) => {
        taken.push(entry_id);
        return { entry_id };
      },
    },
  });
  await screen.findByRole('heading', { name: 'You never log mail with Wang Fang.' });
  expect(screen.queryByRole('button', { name: 'Log this mail' })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: /^Log again/ }));
  await screen.findByRole('button', { name: 'Log this mail' });
  expect(taken).toEqual([entry.entry_id]);
});
