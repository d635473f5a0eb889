import { Button } from '@mantine/core';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { AttentionIcon, DoneIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import type { ClaimOutcome } from './use-claims.ts';

interface ClaimOutcomesProps {
  readonly outcomes: readonly ClaimOutcome[];
  readonly onDismiss: () => void;
}

/** What came of the last claims, customer by customer: also of those that somebody else took first. */
export function ClaimOutcomes({ outcomes, onDismiss }: ClaimOutcomesProps) {
  const t = useStrings(poolListStrings);
  return (
    <div role="status" className={outcomes.length === 0 ? classes.silent : classes.told}>
      <ul className={classes.plain}>
        {outcomes.map((outcome) => (
          <li key={outcome.customer_id} className={classes.outcome}>
            {outcome.came === 'owner' || outcome.came === 'collaborator' ? (
              <DoneIcon className={classes.done} />
            ) : (
              <AttentionIcon className={classes.attention} />
            )}
            <Words outcome={outcome} />
          </li>
        ))}
      </ul>
      {outcomes.length > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      )}
    </div>
  );
}

function Words({ outcome }: { readonly outcome: ClaimOutcome }) {
  const t = useStrings(poolListStrings);
  const language = useLanguage();
  const name = visibleText(outcome.name);
  if (outcome.came === 'untried') return <span>{t('untried', { name })}</span>;
  if (outcome.came === 'refused') {
    const { error } = outcome;
    const code = error instanceof CrmError ? error.code : 'TC005';
    const { what } = errorText(language, code, error instanceof CrmError ? error.facts : {});
    return (
      <span>
        {t('refused', { name, what })} <span className={classes.dim}>{code}</span>
      </span>
    );
  }
  return (
    <span>
      {t(outcome.came === 'owner' ? 'claimed' : 'joined', { name })}{' '}
      <a href={pageLink('customer', { id: outcome.customer_id })}>{t('open_customer')}</a>
    </span>
  );
}
