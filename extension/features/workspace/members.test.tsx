// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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
  teams: async () => [
    { team_id: uuidOf(50), parent_team_id: null, name: 'East', depth: 0 },
    { team_id: uuidOf(51), parent_team_id: uuidOf(50), name: 'Harbour 港口', depth: 1 },
  ],
  leavingMember: async ({ member_id }: { member_id: string }) => ({
    ...{ member_id, customers: 3, reminders: 1, room: null },
    manager: { member_id: uuidOf(31), name: 'Chen Jie' },
  }),
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
  await screen.findByText('3 customers belong to them. 1 next step is open.');
  expect(left).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Remove, customers to the pool' }));
  await screen.findByText('Liu Yang 刘洋 has left; 3 customers went on.');
  expect(left).toMatchObject([{ member_id: rep.member_id, customers_to: 'pool' }]);
});

test('the last administrator stays, and is told why', async () => {
  renderFeature(<Workspace />, {
    membership: admin,
    crm: { ...open, removeMember: () => Promise.reject(new CrmError('TB033')) },
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Remove Liu/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove, customers to Chen Jie' }));
  await screen.findByText(/TB033/);
});

test('customers are not offered to a manager who may not take so many, nor to nobody', async () => {
  const manager = { member_id: uuidOf(31), name: 'Chen Jie' };
  const answers = [
    { manager, room: 2 },
    { manager: null, room: null },
  ];
  renderFeature(<Workspace />, {
    membership: admin,
    crm: {
      ...open,
      leavingMember: async ({ member_id }) => ({
        ...{ member_id, customers: 3, reminders: 0, manager: null, room: null },
        ...answers.shift(),
      }),
    },
  });
  const button = await screen.findByRole('button', { name: /^Remove Liu/ });
  fireEvent.click(button);
  await screen.findByText('Chen Jie may take 2 more customers only.');
  expect(screen.queryByRole('button', { name: /customers to Chen/ })).toBeNull();
  fireEvent.click(button);
  fireEvent.click(button);
  await screen.findByText('Nobody above them could take the customers over.');
  expect(screen.getByRole('button', { name: 'Remove, customers to the pool' })).toBeTruthy();
});

test('role, team and steward’s right are changed from what stood there', async () => {
  const changed: OperationArgs<'changeMember'>[] = [];
  let role: 'rep' | 'agent' = 'rep';
  renderFeature(<Workspace />, {
    membership: admin,
    crm: {
      ...open,
      members: async () => [{ ...rep, role }],
      changeMember: async (args) => {
        changed.push(args);
        if (changed.length === 1) {
          // Somebody else made them an agent meanwhile.
          role = 'agent';
          throw new CrmError('TB040', 'role');
        }
        return { member_id: args.member_id };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Change Liu Yang 刘洋…' }));
  const form = await screen.findByRole('form', { name: 'Role and team of Liu Yang 刘洋' });
  fireEvent.change(within(form).getByLabelText('Role'), { target: { value: 'manager' } });
  fireEvent.change(within(form).getByLabelText('Team'), { target: { value: uuidOf(51) } });
  fireEvent.click(within(form).getByLabelText('Data steward'));
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByText('It says now: Service agent · No team.');
  await screen.findByText(/TB040/);
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('form', { name: /^Role and team/ })).toBeNull());
  expect(changed[0]?.was).toEqual({ role: 'rep', team_id: null, is_data_steward: false });
  expect(changed[1]).toMatchObject({
    ...{ member_id: rep.member_id, role: 'manager', team_id: uuidOf(51), is_data_steward: true },
    was: { role: 'agent', team_id: null, is_data_steward: false },
  });
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
