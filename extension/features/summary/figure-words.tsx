import type { Language } from '../../../shared/contracts/scalars.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { Change } from './figure-tile.tsx';
import { percentChange } from './figures.ts';
import { summaryStrings } from './strings.ts';

/** How a count stands to the period before, in words and an arrow. */
export function Compared({ count, previous }: { count: number; previous: number }) {
  const t = useStrings(summaryStrings);
  const change = percentChange(count, previous);
  if (change === null) return <>{t('none_before')}</>;
  return (
    <Change change={change}>
      {change === 0 ? t('same') : t(change > 0 ? 'more' : 'fewer', { percent: Math.abs(change) })}
    </Change>
  );
}

/** Sums of several currencies side by side, since they are not added; a dash for none. */
export function describeSums(
  amounts: readonly { readonly currency: string; readonly amount_minor: number }[],
  language: Language,
): string {
  if (amounts.length === 0) return '–';
  return amounts.map((one) => describeAmount(one.amount_minor, one.currency, language)).join(' + ');
}
