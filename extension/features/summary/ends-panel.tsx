import type { DealFigures } from '../../../shared/contracts/summary-figures.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { describeSums } from './figure-words.tsx';
import { percent } from './figures.ts';
import { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

interface EndsPanelProps {
  readonly figures: DealFigures;
  readonly onPart: (part: PartView) => void;
}

/** What was won and lost in the period, beside the one before, and why. */
export function EndsPanel({ figures, onPart }: EndsPanelProps) {
  const t = useStrings(sectionStrings);
  const language = useLanguage();
  const none = { count: 0, previous: 0, amounts: [] };
  const won = figures.won ?? none;
  const lost = figures.lost ?? none;
  const rate = percent(won.count, won.count + lost.count);
  const open = (figure: 'won' | 'lost', key: string | null, count: number) =>
    count === 0 ? undefined : () => onPart({ figure, key, memberId: null });
  const most = Math.max(1, won.count, lost.count);
  const lines = [
    { key: 'won', name: t('won'), part: won, figure: 'won' as const },
    { key: 'lost', name: t('lost'), part: lost, figure: 'lost' as const },
  ];
  return (
    <FigurePanel title={t('ends')} meaning={t('ends_means')}>
      <Headline
        value={rate === null ? '–' : t('share', { percent: rate })}
        label={t('ends')}
        note={rate === null ? t('none_ended') : t('won_of_ended')}
      />
      <FigureTable
        label={t('ends')}
        first={t('outcome')}
        columns={[t('number'), t('before'), t('amount')]}
        lines={lines.map(({ key, name, part, figure }) => ({
          ...{ key, name, share: part.count / most },
          cells: [
            {
              text: String(part.count),
              label: t('rows_of', { figure: `${name} ${part.count}` }),
              onOpen: open(figure, null, part.count),
            },
            { text: String(part.previous) },
            { text: describeSums(part.amounts, language) },
          ],
        }))}
      />
      {figures.reasons.length === 0 ? null : (
        <FigureTable
          label={t('reasons')}
          first={t('reason')}
          columns={[t('lost'), t('amount')]}
          lines={figures.reasons.map(({ reason, count, amounts }) => ({
            key: reason ?? '-',
            name: reason ?? t('no_reason'),
            share: count / most,
            cells: [
              {
                text: String(count),
                label: t('rows_of', { figure: `${reason ?? t('no_reason')} ${count}` }),
                onOpen: open('lost', reason ?? '-', count),
              },
              { text: describeSums(amounts, language) },
            ],
          }))}
        />
      )}
    </FigurePanel>
  );
}
