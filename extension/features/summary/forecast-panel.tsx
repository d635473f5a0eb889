import type { Language } from '../../../shared/contracts/scalars.ts';
import type { DealFigures } from '../../../shared/contracts/summary-figures.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { describeSums } from './figure-words.tsx';
import { sectionStrings } from './section-strings.ts';
import classes from './summary.module.css';
import type { PartView } from './summary-view.ts';

interface ForecastPanelProps {
  readonly forecast: DealFigures['forecast'];
  readonly onPart: (part: PartView) => void;
}

/** What may come, by month: amounts × probability, beside what stages really led to in the last year. */
export function ForecastPanel({ forecast, onPart }: ForecastPanelProps) {
  const t = useStrings(sectionStrings);
  const language = useLanguage();
  const most = new Map<string, number>();
  const sums = new Map<string, number>();
  for (const one of forecast) {
    most.set(one.currency, Math.max(most.get(one.currency) ?? 1, one.weighted_minor));
    sums.set(one.currency, (sums.get(one.currency) ?? 0) + one.weighted_minor);
  }
  const without = forecast.reduce((sum, one) => sum + one.without_amount, 0);
  const money = (minor: number | null, currency: string) =>
    minor === null ? '–' : describeAmount(minor, currency, language);
  const total = describeSums(
    [...sums].map(([currency, amount_minor]) => ({ currency, amount_minor })),
    language,
  );
  const month = (key: string) =>
    key === 'past' || key === 'none' ? t(`month_${key}`) : describeMonth(key, language);
  return (
    <FigurePanel title={t('forecast')} meaning={t('forecast_means')}>
      <Headline
        value={total}
        label={t('rows_of', { figure: `${t('forecast')} ${total}` })}
        note={forecast.length === 0 ? t('none_open') : t('weighted_note')}
        onOpen={
          forecast.length === 0
            ? undefined
            : () => onPart({ figure: 'forecast', key: null, memberId: null })
        }
      />
      {forecast.length === 0 ? null : (
        <FigureTable
          label={t('forecast')}
          first={t('month')}
          columns={[t('open'), t('amount'), t('weighted'), t('as_won')]}
          lines={forecast.map((one) => ({
            key: `${one.month} ${one.currency}`,
            name: month(one.month),
            share: one.weighted_minor / (most.get(one.currency) ?? 1),
            cells: [
              {
                text: String(one.count),
                label: t('rows_of', { figure: `${month(one.month)} ${one.count}` }),
                onOpen: () => onPart({ figure: 'forecast', key: one.month, memberId: null }),
              },
              { text: money(one.amount_minor, one.currency) },
              { text: money(one.weighted_minor, one.currency) },
              { text: money(one.as_won_minor, one.currency) },
            ],
          }))}
        />
      )}
      {without === 0 ? null : (
        <p className={classes.dim}>{t('without_amount', { count: without })}</p>
      )}
    </FigurePanel>
  );
}

/** `2026-11` as "Nov 2026", 2026年11月. */
function describeMonth(key: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ month: language === 'en' ? 'short' : 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${key}-01T00:00:00Z`));
}
