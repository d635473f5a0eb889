import { useMemo, useState } from 'react';
import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { MOST_PEOPLE } from '../people/match-thread.ts';
import { personKey } from '../people/person-key.ts';
import { standingOf } from '../people/standing.ts';
import { useThreadMatch } from '../people/use-thread-match.ts';
import { writingTo } from '../templates/compose-people.ts';
import { RecipientLine } from './recipient-line.tsx';
import classes from './recipients.module.css';
import { recipientStrings } from './strings.ts';

const SHOWN_AT_FIRST = 4;

interface RecipientListProps {
  readonly snapshot: InboxSnapshot;
  readonly compose: SnapshotCompose;
  readonly membership: Membership;
  readonly onOpenCustomer: (customerId: string) => void;
}

/** The people from outside whom the mail goes to, one line each: whose customer they are and how things stand there. */
export function RecipientList(props: RecipientListProps) {
  const { snapshot, compose, membership, onOpenCustomer } = props;
  const t = useStrings(recipientStrings);
  const [all, setAll] = useState(false);
  const writing = useMemo(
    () =>
      writingTo(snapshot, compose, {
        ownDomains: membership.own_domains,
        colleagueAddresses: membership.colleague_addresses,
      }),
    [snapshot, compose, membership],
  );
  const people = writing.people.slice(0, MOST_PEOPLE);
  const match = useThreadMatch(writing.snapshot, people, membership);
  if (people.length === 0) return null;
  if (match.isError && match.data === undefined) {
    return (
      <div className={classes.list}>
        <ErrorNote error={match.error} onRetry={() => void match.refetch()} />
      </div>
    );
  }
  const standing = (key: string) => {
    if (match.data?.excluded.includes(key) === true) return { kind: 'excluded' } as const;
    const found = match.data?.candidates[key];
    return found === undefined ? null : standingOf(found);
  };
  const shown = all ? people : people.slice(0, SHOWN_AT_FIRST);
  const hidden = people.length - SHOWN_AT_FIRST;
  return (
    <section className={classes.list} aria-label={t('recipients')} data-recipients="">
      <ul className={classes.lines}>
        {shown.map((person) => (
          <RecipientLine
            key={person.ref}
            person={person}
            standing={standing(personKey(person))}
            timeZone={membership.time_zone}
            onOpen={onOpenCustomer}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('fewer') : t('others', { count: hidden })}
        </button>
      )}
    </section>
  );
}
