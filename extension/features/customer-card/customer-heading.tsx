import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ScreenReaderOnly } from '../../ui/screen-reader-only.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './customer-heading.module.css';
import { describeField } from './describe-field.ts';
import { describePast } from './describe-past.ts';
import { StandingLines } from './standing-lines.tsx';
import { cardStrings } from './strings.ts';

interface CustomerHeadingProps {
  readonly card: CustomerCard;
  readonly timeZone: string;
  /** Opens the change of the status; null where the reader may not change it, and it is plain text. */
  readonly onStatus: (() => void) | null;
  readonly statusOpen: boolean;
}

/** Who the customer is and where things stand: six lines, always six, so that nothing moves when they come. */
export function CustomerHeading(props: CustomerHeadingProps) {
  const { card, timeZone } = props;
  const t = useStrings(cardStrings);
  const language = useLanguage();
  return (
    <section className={classes.card} aria-label={visibleText(card.name)}>
      <div className={classes.top}>
        <h2 className={classes.name} title={visibleText(card.name)}>
          {visibleText(card.name)}
        </h2>
        {card.tier !== null && (
          <span className={classes.tier}>
            <ScreenReaderOnly>{t('tier', { tier: card.tier })}</ScreenReaderOnly>
            <span aria-hidden="true">{card.tier}</span>
          </span>
        )}
        <Status {...props} />
      </div>
      <div className={classes.identity}>
        <CopyButton text={card.code} label={t('code')} />
        <span aria-hidden="true">·</span>
        <span className={classes.owner}>
          <ScreenReaderOnly>{t('owner')}: </ScreenReaderOnly>
          {visibleText(card.owner?.name ?? t('no_owner'))}
        </span>
      </div>
      <LastContact card={card} timeZone={timeZone} />
      <NextStep card={card} timeZone={timeZone} />
      <StandingLines card={card} timeZone={timeZone} />
      {card.to_verify.length > 0 && (
        <p className={classes.signal}>
          <AttentionIcon className={classes.signalIcon} />
          {t('to_verify', {
            fields: listOf(
              card.to_verify.map((field) => describeField(t, field)),
              language,
            ),
          })}
        </p>
      )}
    </section>
  );
}

function Status({ card, onStatus, statusOpen }: CustomerHeadingProps) {
  const t = useStrings(cardStrings);
  const word = t(card.status);
  if (onStatus === null) {
    return (
      <span className={classes.status} data-status={card.status}>
        <ScreenReaderOnly>{t('status')}: </ScreenReaderOnly>
        {word}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.status}
      data-status={card.status}
      aria-label={t('change_status', { status: word })}
      title={t('change_status', { status: word })}
      aria-expanded={statusOpen}
      onClick={onStatus}
    >
      {word}
      <span className={classes.more} aria-hidden="true" />
    </button>
  );
}

function LastContact({ card, timeZone }: { card: CustomerCard; timeZone: string }) {
  const t = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow();
  const last = card.last_follow_up_at;
  if (last === null) return <p className={classes.row}>{t('last_never')}</p>;
  return (
    <p className={classes.row}>
      <span className={classes.label}>{t('last_contact')}</span>
      <ExactTime instant={last} timeZone={timeZone}>
        {describePast(t, last, now, timeZone, language)}
      </ExactTime>
    </p>
  );
}

function NextStep({ card, timeZone }: { card: CustomerCard; timeZone: string }) {
  const t = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow();
  const next = card.next_reminder;
  if (next === null) return <p className={classes.row}>{t('next_none')}</p>;
  const overdue = new Date(next.due_at) < now;
  return (
    <p className={classes.row} title={visibleText(next.plan)}>
      <span className={classes.label}>{t('next')}</span>
      <ExactTime
        instant={next.due_at}
        timeZone={timeZone}
        className={overdue ? classes.overdue : classes.due}
      >
        {describeInstant(next.due_at, now, timeZone, language)}
        {overdue && ` · ${t('overdue')}`}
      </ExactTime>
      <span className={classes.plan}>{visibleText(next.plan)}</span>
    </p>
  );
}

export function CustomerHeadingPlaceholder() {
  const t = useStrings(cardStrings);
  return (
    <div className={classes.card} role="status" aria-label={t('loading')}>
      <div className={classes.top}>
        <Placeholder width="64%" line={24} />
      </div>
      <Placeholder width="56%" />
      <Placeholder width="48%" line={24} />
      <Placeholder width="72%" line={24} />
      <Placeholder width="40%" line={24} />
      <Placeholder width="64%" line={24} />
    </div>
  );
}
