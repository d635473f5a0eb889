import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { type ReactNode, useState } from 'react';
import type { MatchCandidate } from '../../../shared/contracts/customers.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './candidate-list.module.css';
import { describeReason } from './describe-standing.ts';
import { personName } from './person-name.ts';
import { type Standing, standingOf } from './standing.ts';
import { StandingShape } from './standing-shape.tsx';
import { peopleStrings } from './strings.ts';

interface CandidateListProps {
  readonly person: Outsider;
  readonly candidates: readonly MatchCandidate[];
  /** `remember`: the same answer whenever this address is met again. */
  readonly onChoose: (customerId: string, remember: boolean) => void;
  /** Further ways on, below the candidates. */
  readonly children?: ReactNode;
}

/** Several customers for one person: each with its reason, chosen by the reader and never guessed. */
export function CandidateList({ person, candidates, onChoose, children }: CandidateListProps) {
  const t = useStrings(peopleStrings);
  const [remember, setRemember] = useState(false);
  return (
    <section className={classes.panel} aria-label={t('which')}>
      <h2 className={classes.title}>{t('which')}</h2>
      <p className={classes.lead}>
        {t('which_lead', { name: personName(person) ?? t('no_name') })}
      </p>
      <ul className={classes.list}>
        {candidates.map((candidate) => {
          const standing = standingOf([candidate]);
          return (
            <li key={candidate.customer_id ?? candidate.owner_name}>
              <Candidate
                standing={standing}
                name={nameOf(standing, candidate)}
                reason={describeReason(t, candidate.reason, person.email)}
                onChoose={(customerId) => onChoose(customerId, remember)}
              />
            </li>
          );
        })}
      </ul>
      {person.email !== null && (
        <Checkbox
          className={classes.remember}
          size="sm"
          label={t('remember', { address: person.email })}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      )}
      {children}
    </section>
  );

  function nameOf(standing: Standing, candidate: MatchCandidate): string {
    if (standing.kind !== 'colleague')
      return visibleText(candidate.customer_name ?? t('pool_customer'));
    return candidate.owner_name === null
      ? t('belongs_to_somebody')
      : t('belongs_to', { owner: candidate.owner_name });
  }
}

interface CandidateProps {
  readonly standing: Standing;
  readonly name: string;
  readonly reason: string;
  readonly onChoose: (customerId: string) => void;
}

function Candidate({ standing, name, reason, onChoose }: CandidateProps) {
  const t = useStrings(peopleStrings);
  const content = (
    <>
      <StandingShape kind={standing.kind} />
      <span className={classes.name}>{name}</span>
      <span className={classes.reason}>
        {t(standing.kind)} · {reason}
      </span>
    </>
  );
  if (standing.kind !== 'mine' && standing.kind !== 'team') {
    return <div className={classes.candidate}>{content}</div>;
  }
  return (
    <button
      type="button"
      className={classes.candidate}
      onClick={() => onChoose(standing.customerId)}
    >
      {content}
    </button>
  );
}
