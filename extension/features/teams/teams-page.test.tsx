// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/teams';
});

const [east, harbour, west] = [uuidOf(50), uuidOf(51), uuidOf(52)];
const teams = [
  { team_id: east, parent_team_id: null, name: 'East', depth: 0 },
  { team_id: harbour, parent_team_id: east, name: 'Harbour 港口', depth: 1 },
  { team_id: west, parent_team_id: null, name: 'West', depth: 0 },
];
const rep = {
  ...{ member_id: uuidOf(30), name: 'Liu Yang', email: 'liu.yang@harbour-tools.example' },
  ...{ role: 'rep' as const, team_id: west, is_data_steward: true, status: 'active' as const },
};
const open = {
  teams: async () => teams,
  members: async () => [
    rep,
    { ...rep, member_id: uuidOf(31), name: 'Chen Jie', role: 'manager' as const, team_id: east },
    { ...rep, member_id: uuidOf(32), name: 'Zhao Min', role: 'admin' as const, team_id: null },
  ],
};
const membership = { role: 'admin' as const };

async function panelOf(name: string): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: `Change ${name}…` }));
  return screen.findByRole('region', { name: `Change ${name}` });
}

test('teams stand below each other, with their managers and how many they are', async () => {
  renderFeature(<Workspace />, { membership, crm: open });
  const inner = (await screen.findByText('Harbour 港口', { selector: 'span' })).closest('li');
  const outer = inner?.parentElement?.closest('li');
  expect(outer?.textContent).toContain('East');
  expect(outer?.textContent).toContain('Managed by Chen Jie · 1 member');
  expect(inner?.textContent).toContain('No manager · 0 members');
});

test('a team is made under another', async () => {
  const asked: OperationArgs<'saveTeam'>[] = [];
  renderFeature(<Workspace />, {
    membership,
    crm: { ...open, saveTeam: recording(asked, { team_id: uuidOf(53) }) },
  });
  await screen.findByRole('button', { name: 'Change East…' });
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' Coast ' } });
  fireEvent.change(screen.getByLabelText('Under'), { target: { value: east } });
  fireEvent.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText('Coast is there.');
  expect(asked).toMatchObject([{ team_id: null, name: 'Coast', parent_team_id: east }]);
});

test('a team is renamed and moved by keys alone, from what stood there, and not below itself', async () => {
  const asked: OperationArgs<'saveTeam'>[] = [];
  renderFeature(<Workspace />, {
    membership,
    crm: { ...open, saveTeam: recording(asked, { team_id: east }) },
  });
  const panel = await panelOf('East');
  const under = within(panel).getByLabelText('Under');
  const choices = [...under.querySelectorAll('option')].map(({ value }) => value);
  expect(choices).toEqual(['', west]);
  fireEvent.change(within(panel).getByLabelText('Name'), { target: { value: 'Coast' } });
  fireEvent.change(under, { target: { value: west } });
  fireEvent.submit(within(panel).getByLabelText('Name'));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Change East' })).toBeNull());
  expect(asked).toMatchObject([
    {
      ...{ team_id: east, name: 'Coast', parent_team_id: west },
      was: { name: 'East', parent_team_id: null },
    },
  ]);
});

test('who was quicker is told with what stands there now, and the next save goes on from it', async () => {
  const asked: OperationArgs<'saveTeam'>[] = [];
  let name = 'East';
  renderFeature(<Workspace />, {
    membership,
    crm: {
      ...open,
      teams: async () => teams.map((team) => (team.team_id === east ? { ...team, name } : team)),
      saveTeam: async (args) => {
        asked.push(args);
        if (asked.length > 1) return { team_id: east };
        name = 'Orient';
        throw new CrmError('TB040', 'name');
      },
    },
  });
  const panel = await panelOf('East');
  fireEvent.change(within(panel).getByLabelText('Name'), { target: { value: 'Coast' } });
  fireEvent.submit(within(panel).getByLabelText('Name'));
  await screen.findByText('It says now: Orient, under None, at the top.');
  fireEvent.submit(within(panel).getByLabelText('Name'));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatchObject({ name: 'Coast', was: { name: 'Orient' } });
});

test('a manager is chosen among those who lose no right by it, and keeps the steward’s right', async () => {
  const asked: OperationArgs<'changeMember'>[] = [];
  renderFeature(<Workspace />, {
    membership,
    crm: { ...open, changeMember: recording(asked, { member_id: rep.member_id }) },
  });
  const panel = await panelOf('East');
  const manager = within(panel).getByLabelText('Manager');
  const names = [...manager.querySelectorAll('option')].map(({ textContent }) => textContent);
  expect(names).toEqual(['Choose…', 'Liu Yang']);
  fireEvent.change(manager, { target: { value: rep.member_id } });
  fireEvent.click(within(panel).getByRole('button', { name: 'Make manager' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked).toMatchObject([
    {
      ...{ member_id: rep.member_id, role: 'manager', team_id: east, is_data_steward: true },
      was: { role: 'rep', team_id: west, is_data_steward: true },
    },
  ]);
});

test('only an empty team can be removed', async () => {
  const asked: OperationArgs<'removeTeam'>[] = [];
  renderFeature(<Workspace />, {
    membership,
    crm: { ...open, removeTeam: recording(asked, { team_id: harbour }) },
  });
  const full = await panelOf('East');
  expect(within(full).queryByRole('button', { name: 'Remove the team' })).toBeNull();
  const empty = await panelOf('Harbour 港口');
  fireEvent.click(within(empty).getByRole('button', { name: 'Remove the team' }));
  await waitFor(() => expect(asked).toMatchObject([{ team_id: harbour }]));
});
