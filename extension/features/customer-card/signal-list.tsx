import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { describeSignal } from './describe-signal.ts';
import classes from './signal-list.module.css';
import { signalsOf } from './signals.ts';
import { cardStrings } from './strings.ts';

interface SignalListProps {
  readonly card: CustomerCard;
  readonly file: CustomerFile;
  readonly timeZone: string;
}

/** All that endangers the customer, of which the heading has room for the first. Nothing where nothing is known. */
export function SignalList({ card, file, timeZone }: SignalListProps) {
  const t = useStrings(cardStrings);
  const signals = signalsOf(card, file, useNow(60_000), timeZone);
  if (signals.length < 2) return null;
  return (
    <ul className={classes.list} aria-label={t('signals')}>
      {signals.map((signal) => (
        <li key={JSON.stringify(signal)} className={classes.signal}>
          <AttentionIcon className={classes.icon} />
          <span>{visibleText(describeSignal(t, signal))}</span>
        </li>
      ))}
    </ul>
  );
}
