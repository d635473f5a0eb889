import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import { usePorts } from '../../ports.ts';
import { isKept } from '../../ui/may-have-arrived.ts';
import { useStrings } from '../../ui/use-strings.ts';
import type { InteractionKind } from '../interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import { countToLog, loggedIds } from '../log-several/open-mails.ts';
import type { LoggedTogether } from '../log-several/several-line.tsx';
import type { MeetingStand } from '../meetings/inbox-meeting.tsx';
import { type JustLogged, loggedState } from '../people/logged-state.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import { KeptLine } from './kept-line.tsx';
import classes from './log-actions.module.css';
import { LoggedLine } from './logged-line.tsx';
import { OpenTemplates } from './open-templates.ts';
import { shellStrings } from './strings.ts';
import { modKey, useKeys } from './use-keys.ts';
import { useWaitingLogs } from './use-waiting-logs.ts';

const loadLogMail = () => import('./log-mail-panel.tsx');
const LogMailPanel = lazy(async () => ({ default: (await loadLogMail()).LogMailPanel }));

const InboxMeeting = lazy(async () => ({
  default: (await import('../meetings/inbox-meeting.tsx')).InboxMeeting,
}));

const LogSeveralPanel = lazy(async () => ({
  default: (await import('./log-several-panel.tsx')).LogSeveralPanel,
}));
const SeveralLine = lazy(async () => ({
  default: (await import('../log-several/several-line.tsx')).SeveralLine,
}));

const FollowThreadPanel = lazy(async () => ({
  default: (await import('./follow-thread-panel.tsx')).FollowThreadPanel,
}));

interface LogActionsProps {
  readonly snapshot: InboxSnapshot;
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly match: ThreadMatch;
}

/** One primary action: log. The form opens in its place; afterwards it tells who logged it, with a way back. */
export function LogActions({ snapshot, card, membership, match }: LogActionsProps) {
  const t = useStrings(shellStrings);
  const { clock, outbox } = usePorts();
  const waiting = useWaitingLogs(snapshot, card.customer_id);
  const [open, setOpen] = useState<InteractionKind | 'several' | null>(null);
  const [together, setTogether] = useState<LoggedTogether | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  /** On its way to the database. */
  const [sending, setSending] = useState<{ opId: string; at: string } | null>(null);
  const isShown = useRef(true);
  const [justLogged, setJustLogged] = useState<JustLogged | null>(null);
  const [meeting, setMeeting] = useState<MeetingStand>('event');
  const place = useRef<HTMLDivElement>(null);
  const openTemplates = useContext(OpenTemplates);
  const hasMail = mailSurface(snapshot) !== null && snapshot.messages.length > 0;
  const start = card.can_log && hasMail && open === null ? () => setOpen('mail') : undefined;
  useKeys({ l: start, 'mod+l': start });

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  // The form is wanted next: fetched while nothing else happens, so that it opens without a wait.
  useEffect(() => {
    const timer = setTimeout(() => void loadLogMail().catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, []);

  function close() {
    setOpen(null);
    setRefused(null);
    // What was focused went with the form: the hand stays where it was.
    requestAnimationFrame(() => place.current?.focus());
  }

  /** Saved as far as the person is concerned; a refusal brings the form back, with what was typed and the reason. */
  function kept(kind: InteractionKind, opId: string, answer: Promise<LogInteractionResult>) {
    setSending({ opId, at: clock.now().toISOString() });
    close();
    answer.then(
      (result) => {
        setSending(null);
        done(opId, result);
      },
      (error: unknown) => {
        setSending(null);
        if (isKept(error) || !isShown.current) return;
        // The form has the words again; the outbox need not ask about them as well.
        void outbox?.discard(opId);
        setRefused(error);
        setOpen(kind);
      },
    );
  }

  function done(opId: string, { follow_ups, mail_id }: LogInteractionResult) {
    const mine = follow_ups.find(({ customer_id }) => customer_id === card.customer_id);
    if (mine !== undefined) {
      setJustLogged({
        key: '',
        follow_up_id: mine.follow_up_id,
        customer_id: card.customer_id,
        by: { member_id: membership.member_id, name: membership.name },
        at: clock.now().toISOString(),
        op_id: opId,
        isMail: mail_id !== null,
      });
    }
  }

  return (
    <div ref={place} tabIndex={-1} className={open === null ? classes.actions : classes.form}>
      {content()}
    </div>
  );

  function content(): ReactNode {
    const logged = loggedIds(match, card.customer_id);
    const toLog = countToLog(snapshot.messages, logged);
    if (!card.can_log) return <p className={classes.cannot}>{t('cannot_log')}</p>;
    if (open === 'several') {
      return (
        <Suspense fallback={<div className={classes.opening} />}>
          <LogSeveralPanel
            snapshot={snapshot}
            card={card}
            membership={membership}
            logged={logged}
            onDone={(opIds) => {
              setTogether({ opIds, at: clock.now() });
              close();
            }}
            onCancel={close}
          />
        </Suspense>
      );
    }
    if (open !== null) {
      return (
        <Suspense fallback={<div className={classes.opening} />}>
          <LogMailPanel
            kind={open}
            snapshot={snapshot}
            card={card}
            match={match}
            refused={refused}
            onKept={(opId, answer) => kept(open, opId, answer)}
            onCancel={close}
          />
        </Suspense>
      );
    }
    const keptAt = sending?.at ?? waiting.at(-1)?.kept_at ?? null;
    const state = loggedState(match, snapshot.messages, card.customer_id, justLogged);
    return (
      <>
        {keptAt !== null && <KeptLine at={keptAt} sending={sending !== null} />}
        {together !== null && (
          <Suspense fallback={<div className={classes.logged} />}>
            <SeveralLine batch={together} onUndone={() => setTogether(null)} />
          </Suspense>
        )}
        {keptAt === null && together === null && state.latest !== null && (
          <LoggedLine
            key={state.latest.follow_up_id}
            logged={state.latest}
            membership={membership}
            onUndone={() => setJustLogged(null)}
          />
        )}
        {hasMail &&
          keptAt === null &&
          (state.latest === null || (state.loggedCount === 0 && state.countable > 0)) && (
            <Button
              fullWidth
              onClick={start}
              rightSection={<Shortcut />}
              className={classes.primary}
            >
              {t('log')}
            </Button>
          )}
        {hasMail && state.latest !== null && (state.loggedCount > 0 || state.countable === 0) && (
          <AfterLogging
            logged={state.loggedCount}
            all={state.countable}
            onLog={() => setOpen('mail')}
          />
        )}
        {hasMail && toLog > 1 && (
          <button type="button" className={classes.link} onClick={() => setOpen('several')}>
            {t('log_several', { count: toLog })}
          </button>
        )}
        {snapshot.event !== null && (
          <Suspense fallback={<div className={classes.meetingPlace} />}>
            <InboxMeeting
              snapshot={snapshot}
              card={card}
              membership={membership}
              onStand={setMeeting}
            />
          </Suspense>
        )}
        {meeting !== 'form' && (
          <div className={classes.line}>
            <OtherContacts
              // An event that can be planned is told of above.
              without={snapshot.event !== null && meeting === 'event' ? 'meeting' : null}
              onLog={setOpen}
            />
            {openTemplates !== null && (
              <button
                type="button"
                className={classes.link}
                title={`${t('templates')}  I`}
                onClick={() => openTemplates(card.customer_id)}
              >
                {t('templates')}
              </button>
            )}
          </div>
        )}
        {hasMail && snapshot.thread?.id != null && (
          <Suspense fallback={<div className={classes.followPlace} />}>
            <FollowThreadPanel
              snapshot={snapshot}
              card={card}
              membership={membership}
              match={match}
            />
          </Suspense>
        )}
      </>
    );
  }
}

const otherKinds = [
  'call',
  'visit',
  'meeting',
  'chat',
] as const satisfies readonly InteractionKind[];

/** Contacts that left no mail, logged from the same place. */
function OtherContacts(props: {
  readonly without: InteractionKind | null;
  readonly onLog: (kind: InteractionKind) => void;
}) {
  const t = useStrings(shellStrings);
  const kindName = useStrings(interactionKindStrings);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these open a form each.
    <div role="group" aria-label={t('log_contact')} className={classes.others}>
      {otherKinds
        .filter((kind) => kind !== props.without)
        .map((kind) => (
          <button
            key={kind}
            type="button"
            className={classes.link}
            onClick={() => props.onLog(kind)}
          >
            {kindName(kind)}
          </button>
        ))}
    </div>
  );
}

/** What is left to do with a thread that is logged: its other mails, or another customer. */
function AfterLogging(props: { logged: number; all: number; onLog: () => void }) {
  const t = useStrings(shellStrings);
  const { logged, all, onLog } = props;
  if (logged >= all) {
    return (
      <button type="button" className={classes.link} onClick={onLog}>
        {t('log_other')}
      </button>
    );
  }
  return (
    <div className={classes.after}>
      <span className={classes.part}>{t('logged_part', { logged, all })}</span>
      <Button size="compact-sm" variant="default" onClick={onLog}>
        {t('log_more')}
      </Button>
    </div>
  );
}

function Shortcut() {
  return (
    <span className={classes.shortcut} aria-hidden="true">
      {modKey('L')}
    </span>
  );
}
