import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useEffect, useRef, useState } from 'react';
import type { Reminder } from '../../../shared/contracts/reminders.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { DeniedNote } from '../notifications/denied-note.tsx';
import { useMembership } from '../session/use-membership.ts';
import { groupReminders, ofCustomer, type ReminderGroup } from './reminder-groups.ts';
import { type Asking, ReminderRow } from './reminder-row.tsx';
import { todayStrings } from './strings.ts';
import classes from './today.module.css';
import { useReminders } from './use-reminders.ts';

export interface TodayProps {
  /** Makes the customers' names links, where there is a card to open. */
  readonly onOpenCustomer?: (customerId: string) => void;
  /** Only what concerns this customer. */
  readonly customerId?: string;
  /** What is said where nothing waits, in place of the day's own words. */
  readonly none?: string;
}

/** What waits for the reader: overdue, today, and the coming days. */
export function Today({ onOpenCustomer, customerId, none }: TodayProps) {
  const t = useStrings(todayStrings);
  const language = useLanguage();
  const now = useNow();
  const { navigation } = usePorts();
  const membership = useMembership();
  const { query, failed, complete, snooze, handOn } = useReminders();
  const [asked, setAsked] = useState<{ of: string; asking: Asking } | null>(null);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const focusAfter = useRef<{ at: number; leaving: string | null } | null>(null);

  const firsts = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-first]') ?? [])];
  const indexOf = (id: string) => firsts().findIndex((first) => first.dataset.first === id);
  const focusAt = (index: number) => {
    const all = firsts();
    (all[Math.max(0, Math.min(index, all.length - 1))] ?? root.current)?.focus();
  };

  // When the row that was acted on is gone, the hand goes on with the one that took its place.
  useEffect(() => {
    const next = focusAfter.current;
    if (next === null || (next.leaving !== null && indexOf(next.leaving) >= 0)) return;
    focusAfter.current = null;
    focusAt(next.at);
  });

  if (query.data === undefined || membership.data === undefined) {
    const error = query.error ?? membership.error;
    return error === null ? (
      <Waiting label={t('list')} />
    ) : (
      <ErrorNote error={error} onRetry={() => void query.refetch()} />
    );
  }

  const workingDays = membership.data;
  const timeZone = membership.data.time_zone;
  const groups = groupReminders(ofCustomer(query.data, customerId), {
    ...{ now, timeZone, language },
  });
  const opensMail = groups.some((group) =>
    group.rows.some((one) => one.reminder.open_url !== null),
  );
  const dueNow = groups.some((group) => group.kind !== 'coming');

  function act(reminder: Reminder, saying: string, send: () => Promise<boolean>) {
    const id = reminder.reminder_id;
    focusAfter.current = { at: indexOf(id), leaving: id };
    setAsked(null);
    void send().then((done) => setSaid(done ? saying : ''));
  }

  // What the clock says has no plan of a person's.
  const inWords = (reminder: Reminder): Reminder =>
    reminder.kind === 'recycling' ? { ...reminder, plan: t('recycling') } : reminder;

  const row = ({ reminder: told, time, lateness }: ReminderGroup['rows'][number]) => {
    const reminder = inWords(told);
    return (
      <ReminderRow
        key={reminder.reminder_id}
        reminder={reminder}
        time={time}
        lateness={lateness}
        now={now}
        timeZone={timeZone}
        workingDays={workingDays}
        asking={asked?.of === reminder.reminder_id ? asked.asking : null}
        onAsking={(asking) => {
          setAsked(asking === null ? null : { of: reminder.reminder_id, asking });
          if (asking === null)
            focusAfter.current = { at: indexOf(reminder.reminder_id), leaving: null };
        }}
        onDone={() =>
          act(reminder, t('was_done', { plan: reminder.plan }), () => complete(reminder))
        }
        onSnooze={(until) =>
          act(
            reminder,
            t('was_snoozed', {
              plan: reminder.plan,
              time: describeInstant(until, now, timeZone, language),
            }),
            () => snooze(reminder, until),
          )
        }
        onHandOn={(taker) =>
          act(reminder, t('was_handed_on', { plan: reminder.plan, name: taker.name }), () =>
            handOn(reminder, taker.member_id),
          )
        }
        onOpenMail={navigation.openMail}
        onOpenCustomer={onOpenCustomer}
        onMove={(step) => focusAt(indexOf(reminder.reminder_id) + step)}
      />
    );
  };

  return (
    <div ref={root} className={classes.list} tabIndex={-1}>
      <ScreenReaderOnly>
        <span role="status">{said}</span>
      </ScreenReaderOnly>
      {failed === null ? null : <ErrorNote error={failed.error} onRetry={failed.retry} />}
      {query.isError ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {customerId === undefined && <DeniedNote />}
      {groups.length === 0 && none !== undefined ? <p className={classes.empty}>{none}</p> : null}
      {groups.length === 0 && none === undefined ? (
        <div className={classes.empty}>
          <p className={classes.kind}>{t('empty')}</p>
          <p>{t('empty_more')}</p>
        </div>
      ) : null}
      {groups.length > 0 && !dueNow && none === undefined ? (
        <p className={classes.empty}>{t('empty_today')}</p>
      ) : null}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`today-${group.id}`}>
          <h2 id={`today-${group.id}`} className={classes.heading} data-kind={group.kind}>
            <span>{group.kind === 'coming' ? group.day : t(group.kind)}</span>
            {group.kind === 'coming' ? null : (
              <span className={classes.count}>{group.rows.length}</span>
            )}
          </h2>
          <ul className={classes.rows}>{group.rows.map(row)}</ul>
        </section>
      ))}
      {groups.length === 0 ? null : <Keys opensMail={opensMail} />}
    </div>
  );
}

function Keys({ opensMail }: { opensMail: boolean }) {
  const t = useStrings(todayStrings);
  return (
    <p className={classes.keys}>
      <ScreenReaderOnly>{t('keys')}</ScreenReaderOnly>
      <span>
        <kbd>D</kbd> {t('key_done')}
      </span>
      <span>
        <kbd>S</kbd> {t('key_snooze')}
      </span>
      <span>
        <kbd>R</kbd> {t('key_hand_on')}
      </span>
      {opensMail ? (
        <span>
          <kbd>O</kbd> {t('key_open')}
        </span>
      ) : null}
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('key_move')}
      </span>
    </p>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <div className={classes.list} aria-busy="true" aria-label={label} role="status">
      {[1, 2, 3].map((row) => (
        <div key={row} className={classes.row}>
          <div className={classes.what}>
            <Placeholder width="30%" />
            <Placeholder width="75%" />
            <Placeholder width="50%" />
          </div>
        </div>
      ))}
    </div>
  );
}
