import * as z from 'zod/mini';
import {
  acknowledgeDeliveryArgs,
  acknowledgeDeliveryResult,
  claimDeliveriesArgs,
  delivery,
} from './deliveries.ts';
import {
  completeReminderArgs,
  reassignReminderArgs,
  reminderResult,
  reminderTakersArgs,
  reminderTakersResult,
  snoozeReminderArgs,
  todayResult,
} from './reminders.ts';

const nothing = z.object({});

export const reminderOperations = {
  today: { rpc: 'today', mode: 'read', args: nothing, result: todayResult },
  completeReminder: {
    rpc: 'complete_reminder',
    mode: 'write',
    args: completeReminderArgs,
    result: reminderResult,
  },
  snoozeReminder: {
    rpc: 'snooze_reminder',
    mode: 'write',
    args: snoozeReminderArgs,
    result: reminderResult,
  },
  reminderTakers: {
    rpc: 'reminder_takers',
    mode: 'read',
    args: reminderTakersArgs,
    result: reminderTakersResult,
  },
  reassignReminder: {
    rpc: 'reassign_reminder',
    mode: 'write',
    args: reassignReminderArgs,
    result: reminderResult,
  },
  claimDeliveries: {
    rpc: 'claim_deliveries',
    mode: 'write',
    args: claimDeliveriesArgs,
    result: z.array(delivery),
  },
  acknowledgeDelivery: {
    rpc: 'acknowledge_delivery',
    mode: 'write',
    args: acknowledgeDeliveryArgs,
    result: acknowledgeDeliveryResult,
  },
} as const;
