import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { MeetingToComplete } from '../../../shared/contracts/meetings.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { DoneIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { useMembership } from '../session/use-membership.ts';
import { describeEventTime } from './describe-event-time.ts';
import classes from './meetings.module.css';
import { OutcomeForm } from './outcome-form.tsx';
import { meetingStrings } from './strings.ts';
import { useCancelMeeting, useTakeBack } from './use-meeting-acts.ts';

/** What was just done with a meeting of the list, for as long as the list stands; with a way back. */
interface JustDone {
  readonly said: string;
  readonly undo: () => void;
}

/** Meetings that are over and of which nobody told yet. Nothing is shown where there is none. */
export function MeetingsToComplete() {
  const t = useStrings(meetingStrings);
  const { crm } = usePorts();
  const membership = useMembership();
  const list = useQuery({
    queryKey: ['meetings'],
    queryFn: () => crm.meetingsToComplete({}),
    refetchInterval: 60_000,
  });
  const [telling, setTelling] = useState<string | null>(null);
  const [done, setDone] = useState<JustDone | null>(null);
  const cancel = useCancelMeeting();
  const takeBack = useTakeBack();
  const place = useRef<HTMLElement>(null);

  if (list.isError && list.data === undefined) {
    return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  }
  const meetings = list.data?.meetings ?? [];
  if (membership.data === undefined || (meetings.length === 0 && done === null)) return null;
  const member = membership.data;

  const backTo = () => requestAnimationFrame(() => place.current?.focus());
  const close = () => {
    setTelling(null);
    backTo();
  };
  const error = cancel.error ?? takeBack.error;

  return (
    <section
      ref={place}
      tabIndex={-1}
      className={classes.waiting}
      aria-labelledby="meetings-waiting"
    >
      <h2 id="meetings-waiting" className={classes.heading}>
        <span>{t('waiting')}</span>
        <span className={classes.count}>{meetings.length}</span>
      </h2>
      {done !== null && (
        <p className={classes.line} data-state="done" role="status">
          <DoneIcon />
          <span className={classes.said}>{done.said}</span>
          <button
            type="button"
            className={classes.link}
            disabled={takeBack.isPending || cancel.isPending}
            onClick={done.undo}
          >
            {t('undo')}
          </button>
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
      <ul className={classes.rows}>
        {meetings.map((meeting) => (
          <Row
            key={meeting.follow_up_id}
            meeting={meeting}
            membership={member}
            telling={telling === meeting.follow_up_id}
            onTell={() => setTelling(meeting.follow_up_id)}
            onCancelForm={close}
            onTold={(opId) => {
              close();
              const title = meeting.title ?? t('untitled');
              setDone({
                said: t('was_told', { title }),
                undo: () => takeBack.mutate({ target: opId }, { onSuccess: () => setDone(null) }),
              });
            }}
            onCancelled={() => {
              const title = meeting.title ?? t('untitled');
              const set = (cancelled: boolean, then: () => void) =>
                cancel.mutate({ meetingId: meeting.meeting_id, cancelled }, { onSuccess: then });
              set(true, () => {
                setDone({
                  said: t('was_cancelled', { title }),
                  undo: () => set(false, () => setDone(null)),
                });
                backTo();
              });
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly meeting: MeetingToComplete;
  readonly membership: Membership;
  readonly telling: boolean;
  readonly onTell: () => void;
  readonly onCancelForm: () => void;
  readonly onTold: (opId: string) => void;
  readonly onCancelled: () => void;
}

function Row(props: RowProps) {
  const { meeting, membership, telling } = props;
  const t = useStrings(meetingStrings);
  const language = useLanguage();
  const now = useNow();
  const { crm } = usePorts();
  const card = useQuery({
    queryKey: ['customer', meeting.customer_id],
    queryFn: () => crm.customerCard({ customer_id: meeting.customer_id }),
    enabled: telling,
  });
  const title = meeting.title ?? t('untitled');
  const names = { title, customer: meeting.customer_name };
  const time = describeEventTime(meeting, {
    ...{
      now,
      language,
      timeZone: membership.time_zone,
      allDay: (days: string) => t('all_day', { days }),
    },
  });
  return (
    <li className={classes.row}>
      <p className={classes.when}>{time}</p>
      <p className={classes.title}>{title}</p>
      <p className={classes.customer}>{visibleText(meeting.customer_name)}</p>
      {!telling && (
        <div className={classes.acts}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('tell_named', names)}
            onClick={props.onTell}
          >
            {t('tell')}
          </Button>
          <button
            type="button"
            className={classes.quiet}
            aria-label={t('cancelled_named', names)}
            onClick={props.onCancelled}
          >
            {t('cancel_it')}
          </button>
        </div>
      )}
      {telling && (
        <div className={classes.open}>
          {card.data !== undefined ? (
            <OutcomeForm
              meeting={meeting}
              card={card.data}
              membership={membership}
              onDone={props.onTold}
              onCancel={props.onCancelForm}
            />
          ) : card.isError ? (
            <ErrorNote error={card.error} onRetry={() => void card.refetch()} />
          ) : (
            <Placeholder width="64%" />
          )}
        </div>
      )}
    </li>
  );
}
