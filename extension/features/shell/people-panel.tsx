import { lazy, Suspense, useCallback, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { DecideLater } from '../decisions/decide-later.tsx';
import { useRememberMatch } from '../decisions/remember-match.ts';
import { ExcludedNote } from '../exclusions/excluded-note.tsx';
import { CandidateList } from '../people/candidate-list.tsx';
import { focusPerson } from '../people/focus-person.ts';
import { ColleagueNote, PoolNote } from '../people/held-elsewhere.tsx';
import { MOST_PEOPLE } from '../people/match-thread.ts';
import { PeopleChips } from '../people/people-chips.tsx';
import { personKey } from '../people/person-key.ts';
import { PersonLine } from '../people/person-line.tsx';
import { personName } from '../people/person-name.ts';
import { type Standing, standingOf } from '../people/standing.ts';
import { useThreadMatch } from '../people/use-thread-match.ts';
import { ClaimCustomer } from '../pool/claim-customer.tsx';
import { ByHand } from './by-hand.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { CustomerToCome, useCustomerToCome } from './customer-to-come.tsx';
import classes from './inbox-sidebar.module.css';
import { CardPlaceholder } from './panel-placeholder.tsx';

const NewCustomerPanel = lazy(async () => ({
  default: (await import('./new-customer-panel.tsx')).NewCustomerPanel,
}));

interface PeoplePanelProps {
  readonly snapshot: InboxSnapshot;
  readonly people: readonly Outsider[];
  readonly membership: Membership;
  readonly chosen: string | null;
  readonly onChoose: (customerId: string | null) => void;
}

/** The people of the open mail, and below them what there is about the one in focus. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { snapshot, people: all, membership, chosen, onChoose } = props;
  const people = all.slice(0, MOST_PEOPLE);
  const match = useThreadMatch(snapshot, people, membership);
  const remember = useRememberMatch();
  const [picked, setPicked] = useState<string | null>(null);

  const standing = useCallback(
    (person: Outsider): Standing | null => {
      const key = personKey(person);
      if (match.data?.excluded.includes(key) === true) return { kind: 'excluded' };
      const found = match.data?.candidates[key];
      return found === undefined ? null : standingOf(found);
    },
    [match.data],
  );
  const isKnown = (person: Outsider) => {
    const { kind } = standing(person) ?? UNKNOWN;
    return kind !== 'unknown' && kind !== 'excluded';
  };
  const focused =
    people.find((person) => personKey(person) === picked) ?? focusPerson(snapshot, people, isKnown);
  const found = focused === null ? null : standing(focused);
  const toCome = useCustomerToCome(focused?.email ?? null);
  const foundCustomer = found !== null && 'customerId' in found ? found.customerId : null;
  // Once the hand is in the panel, it stays about the person it was about, whoever else the thread still shows.
  const pin = () => {
    if (focused !== null && picked === null) setPicked(personKey(focused));
  };

  return (
    <>
      <div className={classes.people}>
        <PeopleChips
          people={people}
          standingOf={standing}
          focused={focused}
          notLookedUp={all.length - people.length}
          onFocus={(person) => {
            setPicked(personKey(person));
            if (chosen !== null) onChoose(null);
          }}
        />
        {focused !== null && <PersonLine person={focused} standing={found} />}
      </div>
      {chosen !== null && chosen !== foundCustomer && (
        <ByHand
          back={snapshot.event === null ? 'not_by_hand' : 'not_by_hand_event'}
          onBack={() => onChoose(null)}
        />
      )}
      {remember.isError && (
        <div className={classes.pad}>
          <ErrorNote error={remember.error} />
        </div>
      )}
      <div onFocusCapture={pin}>{content()}</div>
    </>
  );

  function content() {
    const customer = (customerId: string) => (
      <CustomerPanel
        key={customerId}
        customerId={customerId}
        membership={membership}
        snapshot={snapshot}
        match={match.data}
      />
    );
    if (chosen !== null) return customer(chosen);
    if (match.isError && match.data === undefined) {
      return (
        <div className={classes.pad}>
          <ErrorNote error={match.error} onRetry={() => void match.refetch()} />
        </div>
      );
    }
    if (focused === null || found === null) return <CardPlaceholder />;
    switch (found.kind) {
      case 'mine':
      case 'team':
        return customer(found.customerId);
      case 'decide':
        return (
          <CandidateList
            key={personKey(focused)}
            person={focused}
            candidates={found.candidates}
            onChoose={(customerId, keep) => {
              const { email } = focused;
              if (keep && email !== null) remember.mutate({ address: email, customerId });
              onChoose(customerId);
            }}
          >
            {focused.email !== null && (
              <DecideLater
                address={focused.email}
                name={focused.name}
                subject={snapshot.thread?.subject ?? null}
                url={snapshot.url}
              />
            )}
          </CandidateList>
        );
      case 'colleague':
        return <ColleagueNote candidate={found.candidate} />;
      case 'pool':
        return (
          <PoolNote candidate={found.candidate}>
            {found.candidate.customer_id !== null && (
              <ClaimCustomer customerId={found.candidate.customer_id} onClaimed={onChoose} />
            )}
          </PoolNote>
        );
      case 'excluded':
        return (
          <ExcludedNote
            key={personKey(focused)}
            name={personName(focused) ?? focused.email ?? '?'}
            address={focused.email}
          />
        );
      case 'unknown':
        if (toCome !== null && match.data !== undefined) {
          return (
            <CustomerToCome
              key={toCome.op_id}
              item={toCome}
              snapshot={snapshot}
              membership={membership}
              match={match.data}
            />
          );
        }
        return (
          <Suspense fallback={<CardPlaceholder />}>
            <NewCustomerPanel
              key={personKey(focused)}
              snapshot={snapshot}
              person={focused}
              onDone={onChoose}
            />
          </Suspense>
        );
    }
  }
}

const UNKNOWN: Standing = { kind: 'unknown' };
