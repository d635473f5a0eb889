// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const settings: OperationResult<'settings'> = {
  ...{ name: 'Harbour Tools', time_zone: 'Asia/Shanghai', visibility_mode: 'own', idle_days: 30 },
  ...{ timely_hours: 24, undo_minutes: 10, workdays: [1, 2, 3, 4, 5], holiday_calendar: 'cn' },
  ...{ approve_new_customers: false, status_needs_reason: true, won_needs_contract: true },
  ...{ uses_leads: false, domains: ['harbour-tools.example'] },
};
const rules: OperationResult<'poolRules'> = {
  ...{ recycles: true, idle_days_a: 90, idle_days_b: 60, idle_days_c: 45, idle_days_d: 30 },
  ...{ idle_days_e: 15, idle_days_none: 30, warn_days: 7, spares_open_opportunities: true },
  ...{ spares_running_contracts: true, most_owned: null, most_claims_a_day: 20, cool_down_days: 7 },
};
const stages: OperationResult<'allStages'> = (
  [
    ['lead', 'Lead 线索', 'open', 2],
    ['needs', 'Needs analysis 需求分析', 'open', 0],
    ['won', 'Won 成交', 'won', 0],
  ] as const
).map(([key, name, outcome, open], n) => ({
  ...{ stage_id: uuidOf(70 + n), key, name, outcome, open, probability: 10, retired: false },
}));

function administrator(crm: Partial<CrmApi>) {
  renderFeature(<Workspace />, {
    membership: { role: 'admin' },
    crm: {
      settings: async () => settings,
      poolRules: async () => rules,
      allStages: async () => stages,
      ...crm,
    },
  });
}

const change = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const poolForm = () => screen.findByRole('form', { name: 'Pool' });

test('only what was changed is sent, with what stood there; empty lines are no domains', async () => {
  const asked: OperationArgs<'changeSettings'>[] = [];
  administrator({ changeSettings: recording(asked, settings) });
  await screen.findByLabelText('Who reads customers');
  change('Who reads customers', 'all_readable');
  change('Own mail domains', ' harbour-tools.example \n\nharbour.example');
  fireEvent.click(screen.getByLabelText('Sat'));
  fireEvent.click(screen.getByLabelText('New customers need approval'));
  fireEvent.submit(screen.getByLabelText('Who reads customers'));
  await screen.findByText('Saved.');
  const { op_id: _, ...sent } = asked[0] ?? {};
  expect(sent).toEqual({
    ...{ visibility_mode: 'all_readable', approve_new_customers: true, was: settings },
    ...{ domains: ['harbour-tools.example', 'harbour.example'], workdays: [1, 2, 3, 4, 5, 6] },
  });
});

test('who was quicker is told; what stands there now is shown, what was typed stays, and is saved from there', async () => {
  const asked: OperationArgs<'changeSettings'>[] = [];
  let present = settings;
  administrator({
    settings: async () => present,
    changeSettings: async (args) => {
      asked.push(args);
      if (asked.length > 1) return present;
      present = { ...settings, idle_days: 45, timely_hours: 12 };
      throw new CrmError('TB040', 'idle_days');
    },
  });
  await screen.findByLabelText('Who reads customers');
  change('A customer counts as idle after … days', '60');
  fireEvent.submit(screen.getByLabelText('Who reads customers'));
  await screen.findByText(/TB040/);
  const timely = screen.getByLabelText('A follow-up counts as timely within … hours');
  await waitFor(() => expect(timely).toHaveProperty('value', '12'));
  expect(screen.getByLabelText(/counts as idle/)).toHaveProperty('value', '60');
  fireEvent.submit(screen.getByLabelText('Who reads customers'));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatchObject({ idle_days: 60, was: { idle_days: 45 } });
  expect(asked[1]).not.toHaveProperty('timely_hours');
});

test('rules that would move customers are not saved before their number was seen', async () => {
  const saved: OperationArgs<'setPoolRules'>[] = [];
  const simulated: OperationArgs<'simulatePoolRules'>[] = [];
  administrator({
    simulatePoolRules: recording(simulated, { customers: 182, owners: 1, by_tier: {} }),
    setPoolRules: recording(saved, rules),
  });
  const form = await poolForm();
  change('Tier A: after … days', '1');
  change('Most customers of one member', '300');
  fireEvent.submit(form);
  await within(form).findByText(
    'By these rules 182 customers go to the pool at the next round. It concerns 1 owner.',
  );
  expect(simulated).toEqual([{ idle_days_a: 1, most_owned: 300 }]);
  expect(saved).toEqual([]);
  // Other words are another question.
  change('Tier A: after … days', '2');
  expect(within(form).queryByText(/182 customers go/)).toBeNull();
  fireEvent.submit(form);
  fireEvent.click(await within(form).findByText('Save, 182 customers go'));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved).toMatchObject([{ idle_days_a: 2, most_owned: 300, was: rules }]);
});

test('a limit is lifted by emptying it, and rules that move nobody are saved at once', async () => {
  const saved: OperationArgs<'setPoolRules'>[] = [];
  administrator({
    simulatePoolRules: async () => ({ customers: 0, owners: 0, by_tier: {} }),
    setPoolRules: recording(saved, rules),
  });
  const form = await poolForm();
  change('Most claims a day', '');
  fireEvent.submit(form);
  await waitFor(() => expect(saved).toMatchObject([{ most_claims_a_day: null }]));
});

test('a stage is weighed without losing its translated name, and renamed only when it was', async () => {
  const asked: OperationArgs<'saveStage'>[] = [];
  administrator({ saveStage: recording(asked, stages) });
  fireEvent.click(await screen.findByLabelText('Change Lead…'));
  const [name] = screen.getAllByLabelText('Name of the stage');
  const [probability] = screen.getAllByLabelText('Probability in %');
  if (name === undefined || probability === undefined) throw new Error('The form is open.');
  fireEvent.change(probability, { target: { value: '15' } });
  fireEvent.submit(probability);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({
    ...{ stage_id: uuidOf(70), name: 'Lead 线索', probability: 15, retired: false },
    was: { name: 'Lead 线索', probability: 10, retired: false },
  });
  fireEvent.click(await screen.findByLabelText('Change Lead…'));
  const [again] = screen.getAllByLabelText('Name of the stage');
  if (again === undefined) throw new Error('The form is open.');
  fireEvent.change(again, { target: { value: 'First talk' } });
  fireEvent.submit(again);
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toMatchObject({ name: 'First talk', probability: 10 });
});

test('a stage where opportunities stand is not retired, and it is said why', async () => {
  administrator({ saveStage: () => Promise.reject(new CrmError('TB038', 'stage_id')) });
  fireEvent.click(await screen.findByLabelText('Change Lead…'));
  fireEvent.click(screen.getByText('Retire'));
  expect((await screen.findByRole('alert')).textContent).toContain('Open opportunities stand');
});

test('stages are ordered by buttons, from the order that was read; the ends have none', async () => {
  const asked: OperationArgs<'orderStages'>[] = [];
  administrator({ orderStages: recording(asked, stages) });
  fireEvent.click(await screen.findByLabelText('Move Lead down'));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked).toMatchObject([
    { stage_ids: [uuidOf(71), uuidOf(70)], was: [uuidOf(70), uuidOf(71)] },
  ]);
  expect(screen.getByLabelText('Move Lead up')).toHaveProperty('disabled', true);
  expect(screen.queryByLabelText('Move Won up')).toBeNull();
});
