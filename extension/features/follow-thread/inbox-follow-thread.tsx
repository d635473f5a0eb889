import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { insiderTest } from '../../../shared/domain/thread-people.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { buildLogInteraction } from '../log-mail/build-log-interaction.ts';
import { freshLogDraft } from '../log-mail/log-draft.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import { readDigester } from '../people/read-digester.ts';
import { requireSamePage } from '../people/same-page.ts';
import classes from './follow-thread.module.css';
import { asFollowed, mailsToFollow, operationOf } from './mails-to-follow.ts';
import { followStrings } from './strings.ts';

interface FollowThreadProps {
  readonly snapshot: InboxSnapshot;
  /** The messages that the page shows open. */
  readonly messages: readonly ReadMessage[];
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly match: ThreadMatch;
}

/** Follows the open thread for this customer, or no longer; while it is followed, what is new on the page is logged. */
export function FollowThread(props: FollowThreadProps) {
  const { snapshot, card, membership, match } = props;
  const t = useStrings(followStrings);
  const { crm } = usePorts();
  const client = useQueryClient();
  const follow = useOperation(
    async ({ follows }: { follows: boolean }, op_id) => {
      const surface = mailSurface(snapshot);
      const { account, thread } = snapshot;
      if (surface === null || account === null || !thread?.id) throw new CrmError('TC010');
      const digester = await readDigester(client, crm);
      return crm.followThread({
        op_id,
        thread: await digester.thread(surface, account, thread.id),
        follows,
        customer_ids: [card.customer_id],
        visibility: membership.default_visibility,
      });
    },
    ['match'],
  );
  const { follows } = match.result;
  const { logged, error } = useFollowing(props);
  return (
    <div className={classes.follow}>
      <button
        type="button"
        className={classes.button}
        aria-pressed={follows !== null}
        title={t('follow_hint')}
        disabled={follow.isPending}
        onClick={() => follow.mutate({ follows: follows === null })}
      >
        {follows === null ? t('follow') : `${t('following')} · ${t('unfollow')}`}
      </button>
      <span role="status" className={classes.status}>
        {logged === 0 ? '' : t('logged', { count: logged })}
      </span>
      {follow.isError && <ErrorNote error={follow.error} />}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

/** Logs what is new, each mail once; how many it were, and what went wrong with the last one. */
function useFollowing({ snapshot, messages, card, membership, match }: FollowThreadProps) {
  const { crm, clock, inbox } = usePorts();
  const client = useQueryClient();
  const announce = useAnnounce();
  const tried = useRef(new Set<string>());
  const [logged, setLogged] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const { follows } = match.result;

  useEffect(() => {
    if (follows === null || !follows.customer_ids.includes(card.customer_id)) return;
    const fresh = mailsToFollow({
      messages,
      follows,
      isLogged: (messageId, customerId) =>
        match.result.logged.some(
          ({ key, customer_id }) =>
            customer_id === customerId && match.messageIds[key] === messageId,
        ),
    }).filter(({ id }) => id !== null && !tried.current.has(id));
    for (const { id } of fresh) if (id !== null) tried.current.add(id);
    if (fresh.length > 0) void logAll(fresh);

    async function logAll(mails: readonly ReadMessage[]) {
      for (const message of mails) {
        try {
          await log(message);
          setLogged((count) => count + 1);
        } catch (failure) {
          // Logged from another tab with another reading of it: it is logged.
          if (!(failure instanceof CrmError && failure.code === 'TB005')) setError(failure);
        }
      }
      await announce(...changedByLogging);
    }

    async function log(message: ReadMessage) {
      if (follows === null) return;
      if (inbox !== null) await requireSamePage(inbox, snapshot);
      const digester = await readDigester(client, crm);
      const draft = freshLogDraft({
        ...{ opId: crypto.randomUUID(), now: clock.now(), message: message.id, kind: 'mail' },
        visibility: follows.visibility,
      });
      const args = await buildLogInteraction(
        draft,
        { next: null, reason: null },
        {
          ...{ snapshot, message, card, digester, timeZone: membership.time_zone },
          isInsider: insiderTest(snapshot, {
            ownDomains: membership.own_domains,
            colleagueAddresses: membership.colleague_addresses,
          }),
        },
      );
      const [key] = args.mail?.keys ?? [];
      if (key === undefined) return;
      await crm.logInteraction(asFollowed(args, follows, operationOf(key.value)));
    }
  }, [follows, messages, match, card, membership, snapshot, crm, clock, inbox, client, announce]);

  return { logged, error };
}
