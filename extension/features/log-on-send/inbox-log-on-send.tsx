import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { readDigester } from '../people/read-digester.ts';
import classes from './log-on-send.module.css';
import { logSentMail, type SentOutcome } from './log-sent-mail.ts';
import { logOnSendStrings } from './strings.ts';

/** Gmail takes a mail back for half a minute at most, Outlook for ten seconds: what has no id by then was sent all the same. */
const takenForSentMs = 45_000;
const againMs = 20_000;

interface LogOnSendProps {
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
}

/** The choice beside a mail that is being written, and what became of the last one that was sent. */
export function LogOnSend({ snapshot, membership }: LogOnSendProps) {
  const t = useStrings(logOnSendStrings);
  const { isOn, choose } = useChoice(snapshot);
  const { told, error, retry } = useSentMails(isOn, snapshot, membership);
  return (
    <section className={classes.row} aria-label={t('log_on_send')} data-log-on-send="">
      {snapshot.composes.length > 0 && (
        <label className={classes.choice} title={t('hint')}>
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => choose(currentTarget.checked)}
          />
          {t('log_on_send')}
        </label>
      )}
      <span role="status" className={classes.told}>
        {told !== null &&
          (told.state === 'logged' ? t('logged', { count: told.customers }) : t(told.state))}
      </span>
      {error !== null && <ErrorNote error={error} onRetry={retry ?? undefined} />}
    </section>
  );
}

/** Off until somebody ticks it; remembered per mailbox. */
function useChoice({ surface, account }: InboxSnapshot) {
  const { drafts } = usePorts();
  const key = `log-on-send/${surface}/${(account ?? '').slice(0, 200)}`;
  const [chosen, setChosen] = useState<{ key: string; isOn: boolean } | null>(null);
  useEffect(() => {
    let isLate = false;
    drafts.read(key).then(
      (kept) => {
        if (!isLate) setChosen({ key, isOn: kept === 'on' });
      },
      // What cannot be read was not chosen.
      () => undefined,
    );
    return () => {
      isLate = true;
    };
  }, [drafts, key]);
  const choose = (isOn: boolean) => {
    setChosen({ key, isOn });
    void drafts.write(key, isOn ? 'on' : null).catch(() => undefined);
  };
  return { isOn: account !== null && chosen?.key === key && chosen.isOn, choose };
}

type Told = SentOutcome | { readonly state: 'waiting' | 'offline' | 'cancelled' };

/** Logs what is sent while the choice is on: when the page names the mail, or when it can no longer be taken back. */
function useSentMails(isOn: boolean, snapshot: InboxSnapshot, membership: Membership) {
  const { crm, inbox } = usePorts();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [told, setTold] = useState<Told | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const latest = useRef({ isOn, snapshot, membership, announce });
  useEffect(() => {
    latest.current = { isOn, snapshot, membership, announce };
  });

  useEffect(() => {
    if (inbox === null) return;
    const stop = new AbortController();
    const pending = new Map<string, ReturnType<typeof setTimeout>>();
    inbox.subscribeSent((mail) => {
      if (mail.state === 'sent') {
        if (!latest.current.isOn || mail.account !== latest.current.snapshot.account) return;
        if (pending.has(mail.sendId)) return;
        const wait = () => void finish(mail);
        pending.set(mail.sendId, setTimeout(wait, takenForSentMs));
        setError(null);
        setTold({ state: 'waiting' });
      } else if (pending.has(mail.sendId)) {
        if (mail.state === 'bound') void finish(mail);
        else {
          forget(mail.sendId);
          setTold({ state: 'cancelled' });
        }
      }
    }, stop.signal);

    function forget(sendId: string) {
      clearTimeout(pending.get(sendId));
      pending.delete(sendId);
    }

    async function finish(mail: SentMail) {
      forget(mail.sendId);
      setError(null);
      try {
        const digester = await readDigester(client, crm);
        const { snapshot, membership } = latest.current;
        setTold(await logSentMail(mail, { crm, digester, membership, snapshot }));
        await latest.current.announce(...changedByLogging);
      } catch (failure) {
        if (stop.signal.aborted) return;
        if (failure instanceof CrmError && failure.code === 'TC001') {
          pending.set(
            mail.sendId,
            setTimeout(() => void finish(mail), againMs),
          );
          setTold({ state: 'offline' });
          return;
        }
        setTold(null);
        setError(failure);
        // The same operation again, should the first have arrived after all.
        setRetry(() => () => void finish(mail));
      }
    }

    return () => {
      stop.abort();
      for (const sendId of [...pending.keys()]) forget(sendId);
    };
  }, [inbox, crm, client]);

  return { told, error, retry };
}
