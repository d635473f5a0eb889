import type { ListedOpportunity } from '../../../shared/contracts/opportunity-operations.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { describeDate } from '../../ui/describe-date.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './opportunity-pages.module.css';
import { opportunityPageStrings } from './strings.ts';

interface FactsProps {
  readonly opportunity: ListedOpportunity;
  readonly timeZone: string;
  /** The organisation's, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Title, customer, amount, day and owner of an opportunity, as a card or a row shows them. */
export function OpportunityFacts({ opportunity, timeZone, today }: FactsProps) {
  const t = useStrings(opportunityPageStrings);
  const language = useLanguage();
  const { expected_amount_minor: amount, currency, customer_id, owner } = opportunity;
  return (
    <>
      <a
        className={classes.name}
        href={pageLink('opportunity', { id: opportunity.opportunity_id })}
      >
        {visibleText(opportunity.title)}
      </a>
      <a className={classes.customer} href={pageLink('customer', { id: customer_id })}>
        {visibleText(opportunity.customer_name)}
      </a>
      <span className={amount === null ? classes.dim : classes.amount}>
        {amount === null ? t('no_amount') : describeAmount(amount, currency, language)}
      </span>
      <ExpectedDay opportunity={opportunity} timeZone={timeZone} today={today} />
      <span className={classes.dim}>{owner === null ? t('nobody') : visibleText(owner.name)}</span>
    </>
  );
}

function ExpectedDay({ opportunity, timeZone, today }: FactsProps) {
  const t = useStrings(opportunityPageStrings);
  const language = useLanguage();
  const { closed_at, expected_close_on: expected } = opportunity;
  if (closed_at !== null)
    return (
      <span className={classes.dim}>
        {t('ended_on', {
          day: describeDate(toLocalInput(new Date(closed_at), timeZone).slice(0, 10), language),
        })}
      </span>
    );
  if (expected === null) return <span className={classes.dim}>{t('no_day')}</span>;
  const isOverdue = expected < today;
  return (
    <span className={isOverdue ? classes.overdue : classes.dim}>
      {t(isOverdue ? 'overdue' : 'closes_on', { day: describeDate(expected, language) })}
    </span>
  );
}
