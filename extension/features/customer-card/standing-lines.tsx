import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describeSignal } from './describe-signal.ts';
import { signalsOf } from './signals.ts';
import classes from './standing-lines.module.css';
import { cardStrings } from './strings.ts';
import { useCustomerFile } from './use-customer-file.ts';

/** Tags, and what is at stake: two lines, always two, so that nothing moves when the file comes after the card. */
export function StandingLines({ card, timeZone }: { card: CustomerCard; timeZone: string }) {
  const t = useStrings(cardStrings);
  const file = useCustomerFile(card.customer_id);
  if (file.data === undefined) {
    return file.isError ? (
      <>
        <p className={classes.dim}>{t('file_missing')}</p>
        <p className={classes.dim}> </p>
      </>
    ) : (
      <>
        <Placeholder width="40%" line={24} />
        <Placeholder width="64%" line={24} />
      </>
    );
  }
  return (
    <>
      <Stake card={card} file={file.data} timeZone={timeZone} />
      <Tags file={file.data} />
    </>
  );
}

function Tags({ file }: { file: CustomerFile }) {
  const t = useStrings(cardStrings);
  const waits = file.approval === 'approved' ? null : t(`approval_${file.approval}`);
  if (file.tags.length === 0 && waits === null)
    return <p className={classes.dim}>{t('no_tags')}</p>;
  return (
    <ul
      className={classes.tags}
      aria-label={t('tags')}
      title={file.tags.map(({ name }) => name).join(', ')}
    >
      {waits !== null && <li className={classes.waits}>{waits}</li>}
      {file.tags.map(({ tag_id, name }) => (
        <li key={tag_id} className={classes.tag}>
          {visibleText(name)}
        </li>
      ))}
    </ul>
  );
}

/** The first signal where there is one, else the open deals and how long the contract runs. */
function Stake(props: { card: CustomerCard; file: CustomerFile; timeZone: string }) {
  const { card, file, timeZone } = props;
  const t = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const [first, ...more] = signalsOf(card, file, now, timeZone);
  if (first !== undefined) {
    const all = [first, ...more].map((signal) => visibleText(describeSignal(t, signal)));
    return (
      <p className={classes.signal} title={all.join('\n')}>
        <AttentionIcon className={classes.icon} />
        <span className={classes.text}>{all[0]}</span>
        {more.length > 0 && (
          <>
            <span className={classes.more} aria-hidden="true">
              {t('more_signals', { count: more.length })}
            </span>
            <ScreenReaderOnly>{all.slice(1).join('. ')}</ScreenReaderOnly>
          </>
        )}
      </p>
    );
  }
  const deals = describeDeals(t, file, language);
  return (
    <p className={classes.deals} title={deals}>
      <span className={classes.label}>{t('deals')}</span>
      <span className={classes.text}>{deals}</span>
    </p>
  );
}

function describeDeals(
  t: Translate<typeof cardStrings.en>,
  file: CustomerFile,
  language: Language,
): string {
  const open = file.opportunities.filter(({ outcome }) => outcome === 'open');
  if (open.length === 0) return t('deals_none');
  // Amounts of several currencies are not added up.
  const sums = new Map<string, number>();
  for (const { expected_amount_minor, currency } of open)
    if (expected_amount_minor !== null)
      sums.set(currency, (sums.get(currency) ?? 0) + expected_amount_minor);
  const amounts = [...sums].map(([currency, sum]) => describeAmount(sum, currency, language));
  return [t('deals_open', { count: open.length }), ...amounts].join(' · ');
}
