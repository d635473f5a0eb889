// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from './testing/render-feature.tsx';
import { Workspace } from './workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/members';
});

const rep = {
  ...{ member_id: uuidOf(30), name: 'Liu Yang 刘洋', email: 'liu.yang@harbour-tools.example' },
  ...{ role: 'rep' as const, team_id: null, is_data_steward: false, status: 'active' as const },
};
const open = {
  members: async () => [rep],
  invitations: async () => [],
  teams: async () => [],
};
const admin = { role: 'admin' as const };

test('an invitation is a link that is shown once and opens the page where it is accepted', async () => {
  const asked: OperationArgs<'inviteMember'>[] = [];
  renderFeature(<Workspace />, {
    membership: admin,
    crm: {
      ...open,
      inviteMember: async (args) => {
        asked.push(args);
        return {
          ...{ invitation_id: uuidOf(40), token: 'abcdefghijklmnop1234' },
          expires_at: '2026-11-27T02:00:00Z',
        };
      },
    },
  });
  fireEvent.change(await screen.findByLabelText('Mail address'), {
    target: { value: ' new@harbour-tools.example ' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  await screen.findByText(/#\/join\?token=abcdefghijklmnop1234/);
  expect(asked).toMatchObject([{ email: 'new@harbour-tools.example', role: 'rep', team_id: null }]);
});

test('who leaves gives their customers on as chosen, and is not removed by one click', async () => {
  const left: OperationArgs<'removeMember'>[] = [];
  renderFeature(<Workspace />, {
    membership: admin,
    crm: {
      ...open,
      removeMember: async (args) => {
        left.push(args);
        return { member_id: args.member_id, customers_moved: 3, customers_to: null };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Liu Yang 刘洋…' }));
  expect(left).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Customers to the pool' }));
  await screen.findByText('Liu Yang 刘洋 has left; 3 customers went on.');
  expect(left).toMatchObject([{ member_id: rep.member_id, customers_to: 'pool' }]);
});

test('the last administrator stays, and is told why', async () => {
  renderFeature(<Workspace />, {
    membership: admin,
    crm: { ...open, removeMember: () => Promise.reject(new CrmError('TB033')) },
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Remove Liu/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Customers to their manager' }));
  await screen.findByText(/TB033/);
});

test('the page is an administrator’s; a rep finds no way to it', async () => {
  renderFeature(<Workspace />, { crm: open });
  await screen.findByRole('heading', { name: 'There is no such page.' });
  expect(screen.queryByRole('link', { name: 'Members' })).toBeNull();
});

test('an invitation’s link opens the form with its token', async () => {
  window.location.hash = '#/join?token=abcdefghijklmnop1234';
  const tokens: string[] = [];
  renderFeature(<Workspace />, {
    crm: {
      acceptInvitation: async ({ token }) => {
        tokens.push(token);
        return { org_id: uuidOf(2), member_id: uuidOf(1), role: 'rep' };
      },
    },
  });
  fireEvent.change(await screen.findByLabelText('Your name, as colleagues see it'), {
    target: { value: 'New' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Join' }));
  await waitFor(() => expect(tokens).toEqual(['abcdefghijklmnop1234']));
});
