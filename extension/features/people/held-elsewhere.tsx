import type { ReactNode } from 'react';
import type { MatchCandidate } from '../../../shared/contracts/customers.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './held-elsewhere.module.css';
import { StandingShape } from './standing-shape.tsx';
import { peopleStrings } from './strings.ts';

/** A colleague's customer: the owner's name and nothing else, so that two do not write to one customer. */
export function ColleagueNote({ candidate }: { candidate: MatchCandidate }) {
  const t = useStrings(peopleStrings);
  return (
    <section className={classes.note}>
      <StandingShape kind="colleague" />
      <div className={classes.body}>
        <h2 className={classes.title}>
          {candidate.owner_name === null
            ? t('belongs_to_somebody')
            : t('belongs_to', { owner: candidate.owner_name })}
        </h2>
        <p>{t('ask_first')}</p>
      </div>
    </section>
  );
}

interface PoolNoteProps {
  readonly candidate: MatchCandidate;
  /** What one may do about it. */
  readonly children?: ReactNode;
}

/** A customer of the pool: what the database lets everybody see of it, and why there is no more. */
export function PoolNote({ candidate, children }: PoolNoteProps) {
  const t = useStrings(peopleStrings);
  return (
    <section className={classes.note} data-kind="pool">
      <StandingShape kind="pool" />
      <div className={classes.body}>
        <h2 className={classes.title}>{visibleText(candidate.customer_name ?? t('in_pool'))}</h2>
        {candidate.customer_name !== null && <p className={classes.where}>{t('in_pool')}</p>}
        <p>{t('in_pool_lead')}</p>
        {children}
      </div>
    </section>
  );
}
