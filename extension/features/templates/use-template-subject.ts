import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MatchCandidate } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { usePorts } from '../../ports.ts';
import { focusPerson } from '../people/focus-person.ts';
import { personKey } from '../people/person-key.ts';
import { standingOf } from '../people/standing.ts';
import { useThreadMatch } from '../people/use-thread-match.ts';
import { writingTo } from './compose-people.ts';
import { contactOfAddress, type TemplateSubject } from './template-values.ts';

interface SubjectQuestion {
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
  /** The mail that it goes into; null where none is being written. */
  readonly compose: SnapshotCompose | null;
  /** The card that it was opened from. */
  readonly customerId: string | null;
  /** The reader's answer where a person belongs to several customers. */
  readonly decided: string | null;
}

export interface FoundSubject extends TemplateSubject {
  /** Several customers, and nobody guesses which. */
  readonly candidates: readonly MatchCandidate[];
  readonly pending: boolean;
  /** Why customer and contact are not known, where they could not be read. */
  readonly error: unknown;
  retry(): void;
}

/**
 * Whom a template is filled in for: the recipient of the mail, and their customer. Where that says nothing, the card that
 * it was opened from; a mail to somebody's customer is never filled in with another customer's name.
 */
export function useTemplateSubject(question: SubjectQuestion): FoundSubject {
  const { snapshot, membership, compose, customerId, decided } = question;
  const { crm } = usePorts();
  const writing = useMemo(
    () =>
      writingTo(snapshot, compose, {
        ownDomains: membership.own_domains,
        colleagueAddresses: membership.colleague_addresses,
      }),
    [snapshot, compose, membership],
  );
  const match = useThreadMatch(writing.snapshot, writing.people, membership);
  const candidatesOf = (person: Outsider) => match.data?.candidates[personKey(person)] ?? [];
  const isKnown = (person: Outsider) => standingOf(candidatesOf(person)).kind !== 'unknown';
  const focused = focusPerson(writing.snapshot, writing.people, isKnown);
  const standing = focused === null ? null : standingOf(candidatesOf(focused));
  const candidates =
    standing?.kind === 'decide'
      ? standing.candidates.filter(({ customer_id }) => customer_id !== null)
      : [];
  const chosen = decided ?? customerId;
  const matched =
    standing !== null && 'customerId' in standing
      ? standing.customerId
      : (candidates.find(({ customer_id }) => customer_id === chosen)?.customer_id ?? null);
  const given = candidates.length > 0 ? null : customerId;
  const subject = compose === null ? (given ?? matched) : (matched ?? given);
  const card = useQuery({
    queryKey: ['customer', subject],
    queryFn: () => crm.customerCard({ customer_id: subject ?? '' }),
    enabled: subject !== null,
  });
  // The thread is another customer's than the card that the template was opened from.
  const person = matched !== null && matched !== subject ? null : focused;
  const contactId = person === null ? null : contactIdOf(candidatesOf(person), subject);
  const data = card.data ?? null;
  return {
    card: data,
    contact:
      data === null
        ? null
        : (contactOfAddress(data, person?.email ?? null) ??
          data.contacts.find(({ contact_id }) => contact_id === contactId) ??
          null),
    person,
    candidates,
    pending: (writing.people.length > 0 && match.isPending) || (subject !== null && card.isPending),
    error: match.error ?? card.error,
    retry() {
      if (match.isError) void match.refetch();
      if (card.isError) void card.refetch();
    },
  };
}

const contactIdOf = (candidates: readonly MatchCandidate[], customerId: string | null) =>
  candidates.find((one) => one.customer_id === customerId)?.contact_id ?? null;
