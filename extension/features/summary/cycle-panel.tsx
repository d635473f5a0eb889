import type { DealFigures } from '../../../shared/contracts/summary-figures.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { sectionStrings } from './section-strings.ts';
import classes from './summary.module.css';
import type { PartView } from './summary-view.ts';

interface CyclePanelProps {
  readonly cycle: DealFigures['cycle'];
  readonly onPart: (part: PartView) => void;
}

/** Days from the first contact with a customer to its first opportunity won. */
export function CyclePanel({ cycle, onPart }: CyclePanelProps) {
  const t = useStrings(sectionStrings);
  const { customers, left_out, median_days, previous_median_days } = cycle;
  const days = (median: number) => t('days_count', { count: Math.round(median) });
  const value = median_days === null ? '–' : days(median_days);
  return (
    <FigurePanel title={t('cycle')} meaning={t('cycle_means')}>
      <Headline
        value={value}
        label={t('rows_of', { figure: `${t('cycle')} ${value}` })}
        note={
          median_days === null
            ? t('none_won')
            : previous_median_days === null
              ? t('none_won_before')
              : t('days_before', { days: days(previous_median_days) })
        }
        onOpen={
          customers + left_out === 0
            ? undefined
            : () => onPart({ figure: 'cycle', key: null, memberId: null })
        }
      />
      <p className={classes.dim}>
        {[
          t('cycle_customers', { count: customers }),
          ...(left_out === 0 ? [] : [t('cycle_left_out', { count: left_out })]),
        ].join(' · ')}
      </p>
    </FigurePanel>
  );
}
