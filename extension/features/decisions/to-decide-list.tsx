import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './decisions.module.css';
import { MailQuestion } from './mail-question.tsx';
import { PersonQuestion } from './person-question.tsx';
import { decisionStrings } from './strings.ts';
import { useToDecide } from './use-to-decide.ts';

/** Everything that waits for a decision of the reader. */
export function ToDecideList({ membership }: { readonly membership: Membership }) {
  const t = useStrings(decisionStrings);
  const open = useToDecide();
  if (open.data === undefined) {
    return (
      <div className={classes.list}>
        {open.isError ? (
          <ErrorNote error={open.error} onRetry={() => void open.refetch()} />
        ) : (
          <div aria-busy="true">
            <Placeholder width="64%" />
            <Placeholder width="48%" />
          </div>
        )}
      </div>
    );
  }
  const { people, mails } = open.data;
  return (
    <div className={classes.list}>
      {people.length + mails.length === 0 ? (
        <div role="status">
          <p>{t('none')}</p>
          <p className={classes.dim}>{t('none_lead')}</p>
        </div>
      ) : (
        <p className={classes.dim}>{t('lead')}</p>
      )}
      {people.map((person) => (
        <PersonQuestion key={person.person_id} person={person} membership={membership} />
      ))}
      {mails.map((question) => (
        <MailQuestion key={question.match_id} question={question} timeZone={membership.time_zone} />
      ))}
    </div>
  );
}
