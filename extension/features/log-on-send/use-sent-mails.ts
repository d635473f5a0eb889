import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { isKept } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import { readDigester } from '../people/read-digester.ts';
import { keepSentMail, readSentMails, sentMailsKey } from './kept-sent-mails.ts';
import { logSentMail, type SentOutcome } from './log-sent-mail.ts';

/** Gmail takes a mail back for half a minute at most, Outlook for ten seconds: what has no id by then was sent all the same. */
const takenForSentMs = 45_000;
const againMs = 20_000;

export type Told = SentOutcome | { readonly state: 'waiting' | 'offline' | 'cancelled' | 'kept' };

/**
 * Logs what is sent while the choice is on: when the page names the mail, or when it can no longer be taken back. A mail that
 * a closed page left behind is logged by the next one on the same mailbox.
 */
export function useSentMails(isOn: boolean, snapshot: InboxSnapshot, membership: Membership) {
  const { crm, inbox, drafts, clock } = usePorts();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [told, setTold] = useState<Told | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const latest = useRef({ isOn, snapshot, membership, announce });
  useEffect(() => {
    latest.current = { isOn, snapshot, membership, announce };
  });
  const key = sentMailsKey(snapshot);

  useEffect(() => {
    if (inbox === null) return;
    const stop = new AbortController();
    /** Too long to be kept: this page alone can log them. */
    const unkept = new Set<string>();
    const pending = new Map<string, ReturnType<typeof setTimeout>>();
    inbox.subscribeSent((mail) => {
      if (mail.state === 'sent') {
        if (!latest.current.isOn || mail.account !== latest.current.snapshot.account) return;
        if (pending.has(mail.sendId)) return;
        later(mail, takenForSentMs);
        void keepSentMail(drafts, key, mail.sendId, mail).then((isThere) => {
          if (!isThere) unkept.add(mail.sendId);
        });
        setError(null);
        setTold({ state: 'waiting' });
      } else if (pending.has(mail.sendId)) {
        if (mail.state === 'bound') {
          stopWaiting(mail.sendId);
          void keepSentMail(drafts, key, mail.sendId, mail).then(() => finish(mail));
        } else {
          stopWaiting(mail.sendId);
          void keepSentMail(drafts, key, mail.sendId, null);
          setTold({ state: 'cancelled' });
        }
      }
    }, stop.signal);

    // Another page may still wait for the id of the mail: it has its time, as here.
    void readSentMails(drafts, key).then((mails) => {
      for (const mail of stop.signal.aborted ? [] : mails) {
        const age = clock.now().getTime() - Date.parse(mail.at);
        if (!pending.has(mail.sendId)) later(mail, Math.max(0, takenForSentMs - age));
      }
    });

    function later(mail: SentMail, ms: number) {
      pending.set(
        mail.sendId,
        setTimeout(() => void finishKept(mail), ms),
      );
    }

    function stopWaiting(sendId: string) {
      clearTimeout(pending.get(sendId));
      pending.delete(sendId);
    }

    /** As the mail is known by now; not at all where another page has logged it meanwhile. */
    async function finishKept(mail: SentMail) {
      const mails = await readSentMails(drafts, key);
      const known = mails.find(({ sendId }) => sendId === mail.sendId);
      if (known !== undefined || unkept.has(mail.sendId)) await finish(known ?? mail);
      else stopWaiting(mail.sendId);
    }

    async function finish(mail: SentMail) {
      stopWaiting(mail.sendId);
      setError(null);
      try {
        const digester = await readDigester(client, crm);
        const { snapshot, membership } = latest.current;
        setTold(await logSentMail(mail, { crm, digester, membership, snapshot }));
        await keepSentMail(drafts, key, mail.sendId, null);
        await latest.current.announce(...changedByLogging);
      } catch (failure) {
        if (isKept(failure)) {
          setTold({ state: 'kept' });
          await keepSentMail(drafts, key, mail.sendId, null);
          return;
        }
        if (stop.signal.aborted) return;
        if (failure instanceof CrmError && failure.code === 'TC001') {
          later(mail, againMs);
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
      for (const sendId of [...pending.keys()]) stopWaiting(sendId);
    };
  }, [inbox, crm, client, drafts, clock, key]);

  return { told, error, retry };
}
