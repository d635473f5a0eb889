import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const rep = demoMemberId(demoRep);
const colleague = demoMemberId(demoColleague);
const manager = demoMemberId(demoTeamManager);

/** A next step of the demo rep at a customer of their own, due an hour ago. */
async function reminder(given: { visibility?: 'full' | 'private'; kind?: string } = {}) {
  const customer_id = await newCustomer(as('rep'));
  const [row] = await backend.sql<{ id: string }[]>`
    insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority, visibility, kind)
    values (${demoOrgId}, ${customer_id}, ${rep}, 'Send the drawing', now() - interval '1 hour', 'medium',
      ${given.visibility ?? 'full'}, ${given.kind ?? 'follow_up'})
    returning id`;
  if (row === undefined) throw new Error('the reminder is written');
  return { customer_id, reminder_id: row.id };
}

const collaborate = (customer_id: string) => backend.sql`
  insert into public.collaborators (org_id, customer_id, member_id) values (${demoOrgId}, ${customer_id}, ${colleague})`;
const takersOf = async (reminder_id: string, who: 'rep' | 'manager' = 'rep') => {
  const { takers } = await call(as(who), 'reminderTakers', { reminder_id });
  return takers.map(({ member_id }) => member_id);
};
const give = (reminder_id: string, member_id: string, who: 'rep' | 'manager' = 'rep') =>
  call(as(who), 'reassignReminder', { op_id: op(), reminder_id, member_id });
const waitsFor = async (reminder_id: string, who: 'rep' | 'colleague') => {
  const { overdue, today, coming } = await call(as(who), 'today', {});
  return [...overdue, ...today, ...coming].some((one) => one.reminder_id === reminder_id);
};

describe('a reminder', () => {
  test('goes to a collaborator, stands in their Today and no more in its owner’s, and is due anew', async () => {
    const { customer_id, reminder_id } = await reminder();
    expect(await takersOf(reminder_id)).not.toContain(colleague);
    await collaborate(customer_id);
    expect(await takersOf(reminder_id)).toContain(colleague);
    expect(await give(reminder_id, colleague)).toMatchObject({ state: 'open', due_version: 2 });
    expect(await waitsFor(reminder_id, 'colleague')).toBe(true);
    expect(await waitsFor(reminder_id, 'rep')).toBe(false);
  });

  test('is given to nobody who does not work its customer, nor to nobody at all', async () => {
    const { reminder_id } = await reminder();
    expect(await refusalOf(give(reminder_id, colleague))).toBe('TB002 member_id');
    expect(await refusalOf(give(reminder_id, op()))).toBe('TB001 member_id');
    expect(await waitsFor(reminder_id, 'rep')).toBe(true);
  });

  test('goes to the manager above the owner, and back; given to whom it has it changes nothing', async () => {
    const { reminder_id } = await reminder();
    expect(await takersOf(reminder_id)).toContain(manager);
    expect(await give(reminder_id, rep)).toMatchObject({ due_version: 1 });
    await give(reminder_id, manager);
    expect(await waitsFor(reminder_id, 'rep')).toBe(false);
    expect(await takersOf(reminder_id, 'manager')).toContain(rep);
    await give(reminder_id, rep, 'manager');
    expect(await waitsFor(reminder_id, 'rep')).toBe(true);
  });

  test('that is closed is opened by its owner alone: its manager cannot give it on', async () => {
    const { reminder_id } = await reminder({ visibility: 'private' });
    expect(await refusalOf(give(reminder_id, manager, 'manager'))).toBe('TB002 reminder_id');
    expect(await refusalOf(takersOf(reminder_id, 'manager'))).toBe('TB002 reminder_id');
    await give(reminder_id, manager);
  });

  test('that is done is given to nobody; the same try again is the same answer', async () => {
    const { reminder_id } = await reminder();
    const args = { op_id: op(), reminder_id, member_id: manager };
    const first = await call(as('rep'), 'reassignReminder', args);
    expect(await call(as('rep'), 'reassignReminder', args)).toEqual(first);
    const done = await reminder();
    await call(as('rep'), 'completeReminder', { op_id: op(), reminder_id: done.reminder_id });
    expect(await refusalOf(give(done.reminder_id, manager))).toBe('TB024 reminder_id');
  });

  test('that warns of the pool has no takers', async () => {
    const { reminder_id } = await reminder({ kind: 'recycling' });
    expect(await takersOf(reminder_id)).toEqual([]);
    expect(await refusalOf(give(reminder_id, manager))).toBe('TB002 member_id');
  });
});
