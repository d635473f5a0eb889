import type { Delivery } from '../../shared/contracts/deliveries.ts';
import type { Language } from '../../shared/contracts/scalars.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { notificationStrings } from './notification-strings.ts';

export interface NotificationToShow {
  /** The same for the same deliveries: shown again, it replaces itself. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
  /** The one reminder that done and snooze are about; null for a sum. */
  readonly reminderId: string | null;
  readonly deliveries: readonly Delivery[];
}

const reminderPrefix = 'reminder:';
/** A lease's length in the database; taken off its end, it gives the server's present. */
const leaseMs = 60_000;
/** Due longer ago than this, nobody was there to be told: the lid was closed, or the browser. */
const missedAfterMs = 10 * 60_000;
/** More at once than this are one notification. */
const mostSingle = 3;

/** The reminder that a notification is about; null for a sum, and for notifications that are not about reminders. */
export function reminderOf(notificationId: string): string | null {
  const [prefix, id] = notificationId.split(':');
  return `${prefix}:` === reminderPrefix && id !== undefined ? id : null;
}

/** Several that were missed are one notification, and so are very many at once; the time is the server's alone. */
export function notificationsToShow(
  deliveries: readonly Delivery[],
  language: Language,
): readonly NotificationToShow[] {
  const t = translate(notificationStrings, language);
  // A minute before the quiet hours' end is held back like the rest, and told with it.
  const held = deliveries.filter((delivery) => delivery.held);
  const others = deliveries.filter((delivery) => !delivery.held);
  const missed = others.filter(wasMissed);
  const fresh = others.filter((delivery) => !wasMissed(delivery));
  const single = (delivery: Delivery): NotificationToShow => ({
    id: `${reminderPrefix}${delivery.reminder_id}:${delivery.due_version}`,
    title: delivery.customer_name,
    message: delivery.kind === 'recycling' ? t('recycling') : delivery.plan,
    reminderId: delivery.reminder_id,
    deliveries: [delivery],
  });
  const sum = (
    key: 'due' | 'missed' | 'held',
    summed: readonly Delivery[],
  ): NotificationToShow => ({
    id: `sum:${summed[0]?.reminder_id}:${summed[0]?.due_version}`,
    title: t(key, { count: summed.length }),
    message: summed
      .slice(0, mostSingle)
      .map(({ customer_name }) => customer_name)
      .join(', '),
    reminderId: null,
    deliveries: summed,
  });
  return [
    ...(held.length > 1 ? [sum('held', held)] : held.map(single)),
    ...(missed.length > 1 ? [sum('missed', missed)] : missed.map(single)),
    ...(fresh.length > mostSingle ? [sum('due', fresh)] : fresh.map(single)),
  ];
}

function wasMissed({ leased_until, due_at }: Delivery): boolean {
  return Date.parse(leased_until) - leaseMs - Date.parse(due_at) > missedAfterMs;
}
