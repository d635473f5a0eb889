import { Button } from '@mantine/core';
import { anyOutcome } from '../../../shared/contracts/interactions.ts';
import type { Meeting } from '../../../shared/contracts/meetings.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { DoneIcon, MeetingIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { outcomeStrings } from '../interaction-kind/strings.ts';
import classes from './meetings.module.css';
import { meetingStrings } from './strings.ts';
import { useCancelMeeting, useTakeBack } from './use-meeting-acts.ts';

/** The database's own window; it decides, this only hides a button that would be refused. */
const UNDO_MS = 10 * 60_000;

interface MeetingLineProps {
  readonly meeting: Meeting;
  /** Its record at the customer that is shown. */
  readonly here: Meeting['follow_ups'][number];
  readonly membership: Membership;
  /** When it is, in words. */
  readonly time: string;
  readonly begun: boolean;
  readonly onTell: () => void;
}

/** Who planned it or told of it, with what can be done next. */
export function MeetingLine(props: MeetingLineProps) {
  const { meeting, here, membership, time, begun, onTell } = props;
  const t = useStrings(meetingStrings);
  const outcomeName = useStrings(outcomeStrings);
  const now = useNow();
  const takeBack = useTakeBack();
  const cancel = useCancelMeeting();
  const mine = here.by.member_id === membership.member_id;
  const isFresh = now.getTime() - Date.parse(here.recorded_at) < UNDO_MS;
  const { name } = here.by;
  const error = takeBack.error ?? cancel.error;

  const said = () => {
    if (here.state === 'cancelled') return t('cancelled', { time });
    if (here.state !== 'done') {
      return mine ? t('planned_by_you', { time }) : t('planned_by', { name, time });
    }
    const known = anyOutcome.safeParse(here.outcome);
    const outcome = known.success ? outcomeName(known.data) : t('told_without');
    return mine ? t('told_by_you', { outcome }) : t('told_by', { name, outcome });
  };

  const undo = (target: string) => (
    <button
      type="button"
      className={classes.link}
      disabled={takeBack.isPending}
      onClick={() => takeBack.mutate({ target })}
    >
      {takeBack.isPending ? t('undoing') : t('undo')}
    </button>
  );

  const setCancelled = (cancelled: boolean) => (
    <button
      type="button"
      className={classes.quiet}
      disabled={cancel.isPending}
      onClick={() => cancel.mutate({ meetingId: meeting.meeting_id, cancelled })}
    >
      {t(cancelled ? 'cancel_it' : 'takes_place')}
    </button>
  );

  return (
    <>
      <p className={classes.line} data-state={here.state}>
        {here.state === 'done' ? <DoneIcon /> : <MeetingIcon />}
        <span className={classes.said}>{said()}</span>
        {here.state !== 'cancelled' && mine && isFresh && here.op_id !== null && undo(here.op_id)}
      </p>
      {here.state === 'planned' && begun && (
        <Button fullWidth onClick={onTell}>
          {t('tell')}
        </Button>
      )}
      {here.state === 'planned' && setCancelled(true)}
      {here.state === 'cancelled' && setCancelled(false)}
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
