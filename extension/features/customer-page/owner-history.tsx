import { useQuery } from '@tanstack/react-query';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import edges from '../customer-file/file-list.module.css';
import { customerPageStrings } from './strings.ts';

interface OwnerHistoryProps {
  readonly customerId: string;
  readonly timeZone: string;
}

/** Whose customer it was: from, to, who changed it, when, why. */
export function OwnerHistory({ customerId, timeZone }: OwnerHistoryProps) {
  const t = useStrings(customerPageStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const { crm } = usePorts();
  // Below the customer's own key: what changes the owner reads both again.
  const history = useQuery({
    queryKey: ['customer', customerId, 'owners'],
    queryFn: () => crm.ownerHistory({ customer_id: customerId }),
  });
  if (history.isError) {
    return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  }
  if (history.data?.length === 0) return <p className={edges.empty}>{t('no_owner_changes')}</p>;
  return (
    <ul className={edges.list}>
      {history.data?.map(({ kind, from, to, by, note, at }) => (
        <li key={at + kind} className={edges.item}>
          <p className={edges.title}>
            {visibleText(t('moved', { from: from ?? t('pool'), to: to ?? t('pool') }))}
          </p>
          {note !== null && <p className={edges.text}>{visibleText(note)}</p>}
          <p className={edges.notes}>
            <span>{t(kind)}</span>
            <ExactTime instant={at} timeZone={timeZone}>
              {describeInstant(at, now, timeZone, language)}
            </ExactTime>
            <span>{by === null ? t('by_rule') : t('by', { name: visibleText(by) })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
