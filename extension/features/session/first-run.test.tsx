// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { renderSidebar, uuidOf, zhaoMin } from '../shell/testing/render-sidebar.tsx';

afterEach(cleanup);

const org = { org_id: zhaoMin.org_id, member_id: zhaoMin.member_id, role: 'admin' as const };
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('who belongs nowhere opens an organisation and is in it', async () => {
  const opened: OperationArgs<'createOrganisation'>[] = [];
  renderSidebar({
    snapshot: null,
    crm: {
      whoAmI: async () => {
        if (opened.length === 0) throw new CrmError('TB003');
        return zhaoMin;
      },
      myOrganisations: async () => [],
      createOrganisation: async (args) => {
        opened.push(args);
        return org;
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Open an organisation' }));
  fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
  expect(await screen.findAllByText('Needed')).toHaveLength(2);
  type('Name of the organisation', ' Harbour Tools ');
  type('Your name, as colleagues see it', 'Zhao Min');
  fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
  await screen.findByRole('button', { name: 'Find a customer' });
  expect(opened).toMatchObject([{ name: 'Harbour Tools', member_name: 'Zhao Min' }]);
});

test('an invitation is read out of its link; an expired one is told, and what was typed stays', async () => {
  const tokens: string[] = [];
  renderSidebar({
    snapshot: null,
    crm: {
      whoAmI: () => Promise.reject(new CrmError('TB003')),
      myOrganisations: async () => [],
      acceptInvitation: async ({ token }) => {
        tokens.push(token);
        throw new CrmError('TB032', 'token');
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'I was invited' }));
  type('Invitation link', 'https://crm.example/#/join?token=abcdefghijklmnop1234');
  type('Your name, as colleagues see it', '赵敏');
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  await screen.findByText(/TB032/);
  expect(tokens).toEqual(['abcdefghijklmnop1234']);
  expect(screen.getByDisplayValue('赵敏')).toBeTruthy();
});

test('who belongs to several chooses one', async () => {
  let asked = 0;
  renderSidebar({
    snapshot: null,
    crm: {
      whoAmI: async () => {
        asked += 1;
        if (asked === 1) throw new CrmError('TB003');
        return zhaoMin;
      },
      myOrganisations: async () => [
        { org_id: zhaoMin.org_id, name: 'Harbour Tools', role: 'rep' },
        { org_id: uuidOf(8), name: 'Lakeside Mills', role: 'admin' },
      ],
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Harbour Tools · sales rep' }));
  await waitFor(() => expect(asked).toBe(2));
  await screen.findByRole('button', { name: 'Find a customer' });
});

test('who goes on with another account is asked what becomes of what waits', async () => {
  const items = { waiting: 2, parked: 0, needs_sign_in: false, items: [] };
  const discard = vi.fn(async () => undefined);
  renderSidebar({
    snapshot: null,
    outbox: {
      keep: async () => undefined,
      state: async () => items,
      retry: async () => undefined,
      discard,
    },
    crm: { whoAmI: () => Promise.reject(new CrmError('TB003')), myOrganisations: async () => [] },
  });
  const leave = await screen.findByRole('button', { name: 'Use another account' });
  await waitFor(() => expect(leave).toHaveProperty('disabled', false));
  fireEvent.click(leave);
  await screen.findByText('2 items have not arrived yet.');
  expect(screen.queryByLabelText(/Password/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Remove and sign out' }));
  await screen.findByLabelText(/Password/);
  expect(discard).toHaveBeenCalledExactlyOnceWith(null);
});
