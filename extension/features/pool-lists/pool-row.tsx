import { Button } from '@mantine/core';
import { describeDay } from '../../../shared/domain/describe-time.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describePast } from '../customer-card/describe-past.ts';
import { cardStrings } from '../customer-card/strings.ts';
import type { CodeNames } from '../customer-list/use-code-names.ts';
import { pageLink } from '../page-links/page-links.ts';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import type { PoolCustomer } from './use-pool.ts';

interface PoolRowProps {
  readonly row: PoolCustomer;
  readonly now: Date;
  readonly names: CodeNames;
  readonly timeZone: string;
  /** null: nothing can be done with it. */
  readonly chosen: boolean | null;
  readonly canClaim: boolean;
  readonly isPending: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onClaim: () => void;
}

/** Enough to choose by; its people and words open with the claim. */
export function PoolRow(props: PoolRowProps) {
  const { row, now, names, timeZone, chosen } = props;
  const t = useStrings(poolListStrings);
  const word = useStrings(cardStrings);
  const language = useLanguage();
  const name = visibleText(row.name);
  const past = (instant: string) => (
    <ExactTime instant={instant} timeZone={timeZone}>
      {describePast(word, instant, now, timeZone, language)}
    </ExactTime>
  );
  return (
    <tr>
      <td className={classes.pick}>
        {chosen !== null && (
          <input
            type="checkbox"
            aria-label={t('choose', { name })}
            checked={chosen}
            onChange={(event) => props.onChoose(event.currentTarget.checked)}
          />
        )}
      </td>
      <th scope="row" className={classes.customer}>
        <a className={classes.name} href={pageLink('customer', { id: row.customer_id })}>
          {name}
        </a>
        <span className={classes.small}>{row.code}</span>
        <span className={classes.small}>
          {row.contacts === 0 ? t('people_none') : t('people_known', { count: row.contacts })}
        </span>
      </th>
      <td data-label={t('tier')}>{row.tier ?? <Dim>{t('no_tier')}</Dim>}</td>
      <td data-label={t('region')}>{names('region', row.region_code)}</td>
      <td data-label={t('industry')}>{names('industry', row.industry_code)}</td>
      <td data-label={t('source')}>
        {row.source_channel === null ? (
          <Dim>{t('no_source')}</Dim>
        ) : (
          names('source_channel', row.source_channel)
        )}
      </td>
      <td data-label={t('since')}>
        {past(row.since)}
        <span className={classes.small}>
          {t(`why_${row.why}`)}
          {row.why === 'released' && row.reason !== null && `: ${visibleText(row.reason)}`}
        </span>
      </td>
      <td data-label={t('last_contact')}>
        {row.last_follow_up_at === null ? <Dim>{t('never')}</Dim> : past(row.last_follow_up_at)}
      </td>
      <td className={classes.act}>
        {row.can_claim &&
          (row.waits_until === null ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t(row.has_owner ? 'claim_beside_named' : 'claim_named', { name })}
              disabled={!props.canClaim || props.isBusy}
              onClick={props.onClaim}
            >
              {props.isPending ? t('claiming') : t(row.has_owner ? 'claim_beside' : 'claim')}
            </Button>
          ) : (
            <span className={classes.small}>
              {t('waits', { when: describeDay(row.waits_until, now, timeZone, language) })}
            </span>
          ))}
      </td>
    </tr>
  );
}

function Dim({ children }: { readonly children: string }) {
  return <span className={classes.dim}>{children}</span>;
}
