import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { cardStrings } from '../customer-card/strings.ts';
import edges from './file-list.module.css';
import { fileStrings } from './file-strings.ts';

interface StatusHistoryProps {
  readonly file: CustomerFile;
  readonly createdAt: string;
  readonly timeZone: string;
}

/** Every change of the status: from, to, who, when, why; at its end, when the customer was created. */
export function StatusHistory({ file, createdAt, timeZone }: StatusHistoryProps) {
  const t = useStrings(fileStrings);
  const status = useStrings(cardStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const time = (instant: string) => (
    <ExactTime instant={instant} timeZone={timeZone}>
      {describeInstant(instant, now, timeZone, language)}
    </ExactTime>
  );
  return (
    <>
      {file.status_history.length === 0 && <p className={edges.empty}>{t('no_history')}</p>}
      <ul className={edges.list}>
        {file.status_history.map(({ from, to, reason, rule, by, at }) => (
          <li key={at + to} className={edges.item}>
            <p className={edges.title}>
              {t('changed_status', { from: status(from), to: status(to) })}
            </p>
            {reason !== null && <p className={edges.text}>{visibleText(reason)}</p>}
            <p className={edges.notes}>
              {time(at)}
              {by !== null && <span>{by}</span>}
              {rule !== null && (
                <span>{rule === 'contract_signed' ? t('by_rule_contract') : t('by_rule')}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className={edges.notes}>
        <span>{t('created')}</span> {time(createdAt)}
      </p>
    </>
  );
}
