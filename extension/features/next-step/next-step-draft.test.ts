import { expect, test } from 'vitest';
import { emptyNextStep, resolveNextStep } from './next-step-draft.ts';

const context = {
  now: new Date('2026-03-28T12:00:00Z'),
  timeZone: 'Europe/Berlin',
  priority: 'high' as const,
};

test('a time that is typed is meant in the organisation’s zone, across the change to summer time', () => {
  const draft = { ...emptyNextStep, choice: 'pick', plan: ' Call ' };
  // Berlin's clocks go forward in the night to the 29th: 9:00 is 8:00 UTC on one day, 7:00 on the other.
  const winter = resolveNextStep({ ...draft, picked: '2026-03-28T14:00' }, context);
  const summer = resolveNextStep({ ...draft, picked: '2026-03-29T14:00' }, context);
  expect(winter).toEqual({
    ok: true,
    reason: null,
    next: { plan: 'Call', at: '2026-03-28T13:00:00.000Z', priority: 'high' },
  });
  expect(summer).toMatchObject({ next: { at: '2026-03-29T12:00:00.000Z' } });
});

test('each thing that is missing is named at its field, with the code that the database would give', () => {
  const problem = (change: Partial<typeof emptyNextStep>) =>
    resolveNextStep({ ...emptyNextStep, ...change }, context);
  expect(problem({})).toMatchObject({ problem: { field: 'choice', code: 'TB010' } });
  expect(problem({ choice: 'none', reason: '  ' })).toMatchObject({
    problem: { field: 'reason', code: 'TB010' },
  });
  expect(problem({ choice: 'pick' })).toMatchObject({
    problem: { field: 'picked', code: 'TB010' },
  });
  expect(problem({ choice: 'pick', picked: '2026-02-30T10:00' })).toMatchObject({
    problem: { field: 'picked', text: 'time_missing' },
  });
  expect(problem({ choice: 'tomorrow_9', at: '2026-03-29T07:00:00Z' })).toMatchObject({
    problem: { field: 'plan', code: 'TB010' },
  });
});

test('a shortcut of an old draft that has passed meanwhile is refused, not moved', () => {
  const draft = {
    ...emptyNextStep,
    choice: 'tomorrow_9',
    at: '2026-03-28T08:00:00Z',
    plan: 'Call',
  };
  expect(resolveNextStep(draft, context)).toMatchObject({
    problem: { field: 'choice', code: 'TB011' },
  });
});

test('no next step goes with its reason and without a time', () => {
  const draft = { ...emptyNextStep, choice: 'none', reason: ' answered ', plan: 'Call' };
  expect(resolveNextStep(draft, context)).toEqual({ ok: true, next: null, reason: 'answered' });
});
