import type { KeyboardEvent } from 'react';
import type { Reminder } from '../../../shared/contracts/reminders.ts';
import type { WorkingDays } from '../../../shared/contracts/working-days.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { DoneIcon, MailIcon, PersonIcon, TodayIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { HandOnChoices, type Taker } from './hand-on-choices.tsx';
import { SnoozeChoices } from './snooze-choices.tsx';
import { todayStrings } from './strings.ts';
import classes from './today.module.css';

/** What is asked below a row. */
export type Asking = 'until_when' | 'to_whom';

export interface ReminderRowProps {
  readonly reminder: Reminder;
  /** The time as this group tells it. */
  readonly time: string;
  readonly lateness: 'overdue' | 'due' | 'coming';
  readonly now: Date;
  readonly timeZone: string;
  readonly workingDays: WorkingDays;
  readonly asking: Asking | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: Asking | null) => void;
  readonly onSnooze: (until: string) => void;
  readonly onHandOn: (taker: Taker) => void;
  readonly onOpenMail: (url: string) => void;
  readonly onOpenCustomer: ((customerId: string) => void) | undefined;
  readonly onMove: (step: 1 | -1) => void;
}

export function ReminderRow(props: ReminderRowProps) {
  const { reminder, lateness, asking, onDone, onAsking, onMove } = props;
  const t = useStrings(todayStrings);
  const url = reminder.open_url;
  const names = { plan: reminder.plan, customer: reminder.customer_name };
  // The warning that a customer goes back to the pool is its owner's alone.
  const mayHandOn = reminder.kind !== 'recycling';
  const openMail = url === null ? undefined : () => props.onOpenMail(url);

  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement;
    if (inField || event.metaKey || event.ctrlKey || event.altKey) return;
    const act = {
      d: onDone,
      s: () => onAsking('until_when'),
      r: mayHandOn ? () => onAsking('to_whom') : undefined,
      o: openMail,
      ArrowDown: () => onMove(1),
      ArrowUp: () => onMove(-1),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <li className={classes.row} data-lateness={lateness} onKeyDown={onKeyDown}>
      <div className={classes.what}>
        <p className={classes.line}>
          <ExactTime instant={reminder.due_at} timeZone={props.timeZone} className={classes.time}>
            {props.time}
          </ExactTime>
          {lateness === 'due' ? <span className={classes.due}>{t('due')}</span> : null}
          {reminder.priority === 'high' ? <span className={classes.high}>{t('high')}</span> : null}
        </p>
        <p className={classes.plan}>{visibleText(reminder.plan)}</p>
        {props.onOpenCustomer === undefined ? (
          <p className={classes.customer} title={visibleText(reminder.customer_name)}>
            {visibleText(reminder.customer_name)}
          </p>
        ) : (
          <button
            type="button"
            className={classes.customerLink}
            title={visibleText(reminder.customer_name)}
            onClick={() => props.onOpenCustomer?.(reminder.customer_id)}
          >
            {visibleText(reminder.customer_name)}
          </button>
        )}
      </div>
      <div className={classes.acts}>
        <button
          type="button"
          data-first={reminder.reminder_id}
          className={classes.act}
          aria-label={t('done_named', names)}
          title={`${t('done')} (D)`}
          aria-keyshortcuts="d"
          onClick={onDone}
        >
          <DoneIcon />
        </button>
        <button
          type="button"
          className={classes.act}
          aria-label={t('snooze_named', names)}
          title={`${t('snooze')} (S)`}
          aria-keyshortcuts="s"
          aria-expanded={asking === 'until_when'}
          onClick={() => onAsking(asking === 'until_when' ? null : 'until_when')}
        >
          <TodayIcon />
        </button>
        {mayHandOn && (
          <button
            type="button"
            className={classes.act}
            aria-label={t('hand_on_named', names)}
            title={`${t('hand_on')} (R)`}
            aria-keyshortcuts="r"
            aria-expanded={asking === 'to_whom'}
            onClick={() => onAsking(asking === 'to_whom' ? null : 'to_whom')}
          >
            <PersonIcon />
          </button>
        )}
        {openMail === undefined ? null : (
          <button
            type="button"
            className={classes.act}
            aria-label={t('open_mail_named', names)}
            title={`${t('open_mail')} (O)`}
            aria-keyshortcuts="o"
            onClick={openMail}
          >
            <MailIcon />
          </button>
        )}
      </div>
      {asking === 'until_when' ? (
        <SnoozeChoices
          now={props.now}
          timeZone={props.timeZone}
          workingDays={props.workingDays}
          onSnooze={props.onSnooze}
          onCancel={() => onAsking(null)}
        />
      ) : null}
      {asking === 'to_whom' ? (
        <HandOnChoices
          reminderId={reminder.reminder_id}
          onHandOn={props.onHandOn}
          onCancel={() => onAsking(null)}
        />
      ) : null}
    </li>
  );
}
