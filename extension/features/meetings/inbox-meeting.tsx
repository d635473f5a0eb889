import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useEffect, useRef, useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Meeting } from '../../../shared/contracts/meetings.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { eventSpan, isSameTime } from '../../../shared/domain/calendar/event-times.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { describeEventTime } from './describe-event-time.ts';
import { guestsOfCustomer } from './guests-of-customer.ts';
import { MeetingLine } from './meeting-line.tsx';
import classes from './meetings.module.css';
import type { HeldMeeting } from './outcome-draft.ts';
import { OutcomeForm } from './outcome-form.tsx';
import { PlanEvent } from './plan-event.tsx';
import { meetingStrings } from './strings.ts';
import {
  type NamedMeeting,
  type OpenEvent,
  useEventMeeting,
  useOpenEvent,
} from './use-event-meeting.ts';
import { useMoveMeeting, usePlanMeeting } from './use-meeting-acts.ts';

export type MeetingStand = 'form' | 'by_hand' | 'event';

interface InboxMeetingProps {
  readonly snapshot: InboxSnapshot;
  readonly card: CustomerCard;
  readonly membership: Membership;
  /** `form`: it has the place to itself. `by_hand`: what there is to log of it is logged by hand. */
  readonly onStand: (stand: MeetingStand) => void;
}

/** The open event with this customer: to plan, planned, or over and asked about. */
export function InboxMeeting(props: InboxMeetingProps) {
  const t = useStrings(meetingStrings);
  const open = useOpenEvent(props.snapshot);
  const unread = open !== null && open.times === null;
  const { onStand } = props;
  useEffect(() => onStand(unread ? 'by_hand' : 'event'), [unread, onStand]);
  if (open === null) return null;
  // Without a time it is no plan; that it took place can still be told by hand, below.
  if (open.times === null)
    return (
      <p data-meeting="" className={classes.dim}>
        {t('time_unread')}
      </p>
    );
  return <ReadMeeting {...props} open={open} />;
}

function ReadMeeting(props: InboxMeetingProps & { readonly open: OpenEvent }) {
  const { snapshot, card, open } = props;
  const found = useEventMeeting(snapshot, open, card.customer_id);
  if (found.data === undefined) {
    return found.isError ? (
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <div className={classes.place} aria-busy="true" />
    );
  }
  return <KnownMeeting {...props} named={found.data} />;
}

function KnownMeeting(
  props: InboxMeetingProps & { readonly open: OpenEvent; readonly named: NamedMeeting },
) {
  const { card, membership, open, named, onStand } = props;
  const t = useStrings(meetingStrings);
  const language = useLanguage();
  const now = useNow();
  const [telling, setTelling] = useState<HeldMeeting | null>(null);
  const [other, setOther] = useState(false);
  const plan = usePlanMeeting(open, card);
  const move = useMoveMeeting(open);
  const { timeZone, times } = open;
  const place = useRef<HTMLDivElement>(null);
  const { meeting } = named;
  const here = meeting?.follow_ups.find(({ customer_id }) => customer_id === card.customer_id);

  // The calendar's word is truth: a planned meeting follows its event when the event is opened, or changes on the page.
  // Never when the plan changed: two tabs of which one is old would move it to and fro.
  const moved =
    meeting !== null && times !== null && here?.state === 'planned' && !isSameTime(meeting, times);
  const follow = useRef(() => undefined);
  follow.current = () => {
    if (moved && meeting !== null) move.mutate({ named, meeting });
  };
  const shown = JSON.stringify([open.event.id, times]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each reading of the page.
  useEffect(() => follow.current(), [shown]);

  const describe = (of: Pick<Meeting, 'starts_at' | 'ends_at' | 'starts_on' | 'ends_on'>) =>
    describeEventTime(of, { now, timeZone, language, allDay: (days) => t('all_day', { days }) });

  function tell(held: HeldMeeting | null) {
    setTelling(held);
    onStand(held === null ? 'event' : 'form');
    if (held === null) requestAnimationFrame(() => place.current?.focus());
  }

  if (telling !== null) {
    return (
      <OutcomeForm
        meeting={telling}
        card={card}
        membership={membership}
        onDone={() => tell(null)}
        onCancel={() => tell(null)}
      />
    );
  }
  if (times === null) return null;
  const error = plan.error ?? move.error;
  const [alike] = other ? [] : named.alike;
  const span = eventSpan(times, timeZone);
  const isOver = span !== null && span.end <= now;

  return (
    <div ref={place} tabIndex={-1} data-meeting="" className={classes.panel}>
      {here !== undefined && meeting !== null ? (
        <MeetingLine
          meeting={meeting}
          here={here}
          membership={membership}
          time={describe(meeting)}
          begun={span !== null && span.start <= now}
          onTell={() => tell({ ...meeting, contact_ids: here.contact_ids })}
        />
      ) : alike !== undefined ? (
        <Alike
          question={t('alike', { time: describe(alike) })}
          pending={move.isPending}
          onYes={() => move.mutate({ named, meeting: alike })}
          onNo={() => setOther(true)}
        />
      ) : (
        <PlanEvent
          time={describe(times)}
          zone={timeZone === membership.time_zone ? null : timeZone}
          isOver={isOver}
          busy={plan.isPending}
          usual={membership.default_visibility}
          onPlan={(visibility) =>
            plan.mutate(
              { named, visibility },
              {
                onSuccess: (made) => {
                  if (!isOver || made === null) return;
                  const contact_ids = guestsOfCustomer(card, open.event);
                  const { title } = open.event;
                  tell({ ...times, title, meeting_id: made.meeting_id, contact_ids });
                },
              },
            )
          }
        />
      )}
      {meeting?.follow_ups.some((one) => one !== here) && (
        <p className={classes.dim}>
          {t('also_planned', {
            names: meeting.follow_ups
              .filter((one) => one !== here)
              .map((one) => one.customer_name)
              .join(', '),
          })}
        </p>
      )}
      {move.isSuccess && (
        <p className={classes.dim} role="status">
          {t('moved')}
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

function Alike(props: {
  readonly question: string;
  readonly pending: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const t = useStrings(meetingStrings);
  return (
    <>
      <p>{props.question}</p>
      <div className={classes.actions}>
        <Button size="compact-sm" disabled={props.pending} onClick={props.onYes}>
          {t('alike_yes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onNo}>
          {t('alike_no')}
        </Button>
      </div>
    </>
  );
}
