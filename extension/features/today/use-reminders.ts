import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Reminder, TodayResult } from '../../../shared/contracts/reminders.ts';
import { usePorts } from '../../ports.ts';
import { useAnnounce } from '../../ui/use-announce.ts';

const todayKey = ['today'] as const;

export interface FailedAction {
  readonly error: unknown;
  readonly retry: () => void;
}

/** The reader's reminders, and what can be done with one. A row leaves at once and comes back if it was refused. */
export function useReminders() {
  const { crm } = usePorts();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [failed, setFailed] = useState<FailedAction | null>(null);
  // The same act again is the same operation, so that a retry cannot count twice.
  const opIds = useRef(new Map<string, string>());

  const query = useQuery({
    queryKey: todayKey,
    queryFn: () => crm.today({}),
    refetchInterval: 60_000,
  });

  function opId(act: string): string {
    const known = opIds.current.get(act) ?? crypto.randomUUID();
    opIds.current.set(act, known);
    return known;
  }

  async function act(reminder: Reminder, send: () => Promise<unknown>): Promise<boolean> {
    setFailed(null);
    // An answer that is still on its way would bring the row back.
    await client.cancelQueries({ queryKey: todayKey });
    client.setQueryData<TodayResult>(todayKey, (list) => list && without(list, reminder));
    try {
      await send();
    } catch (error) {
      await client.invalidateQueries({ queryKey: todayKey });
      const closed = error instanceof CrmError && error.code === 'TB024';
      if (closed) return true;
      setFailed({ error, retry: () => void act(reminder, send) });
      return false;
    }
    await announce('today', 'customer', 'match', 'summary');
    return true;
  }

  return {
    query,
    failed,
    complete: (reminder: Reminder) =>
      act(reminder, () =>
        crm.completeReminder({
          op_id: opId(`done/${reminder.reminder_id}/${reminder.due_version}`),
          reminder_id: reminder.reminder_id,
        }),
      ),
    snooze: (reminder: Reminder, until: string) =>
      act(reminder, () =>
        crm.snoozeReminder({
          op_id: opId(`snooze/${reminder.reminder_id}/${reminder.due_version}/${until}`),
          reminder_id: reminder.reminder_id,
          until,
        }),
      ),
    handOn: (reminder: Reminder, member_id: string) =>
      act(reminder, () =>
        crm.reassignReminder({
          op_id: opId(`hand_on/${reminder.reminder_id}/${reminder.due_version}/${member_id}`),
          ...{ reminder_id: reminder.reminder_id, member_id },
        }),
      ),
  };
}

function without(list: TodayResult, { reminder_id }: Reminder): TodayResult {
  const keep = (reminders: Reminder[]) =>
    reminders.filter((one) => one.reminder_id !== reminder_id);
  return {
    ...list,
    overdue: keep(list.overdue),
    today: keep(list.today),
    coming: keep(list.coming),
  };
}
