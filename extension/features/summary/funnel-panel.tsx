import type { DealFigures } from '../../../shared/contracts/summary-figures.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { Compared, describeSums } from './figure-words.tsx';
import { percent } from './figures.ts';
import { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

interface FunnelPanelProps {
  readonly figures: DealFigures;
  readonly onPart: (part: PartView) => void;
}

/** How far the opportunities of the period came: number, amount, share that went on, and days in each stage. */
export function FunnelPanel({ figures, onPart }: FunnelPanelProps) {
  const t = useStrings(sectionStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  return (
    <FigurePanel title={t('funnel')} meaning={t('funnel_means')}>
      <Headline
        value={String(figures.begun)}
        label={t('funnel')}
        note={<Compared count={figures.begun} previous={figures.previous_begun} />}
      />
      {figures.begun === 0 ? null : (
        <FigureTable
          label={t('funnel')}
          first={t('stage')}
          columns={[t('reached'), t('amount'), t('went_on'), t('days')]}
          lines={figures.stages.map((stage, index) => {
            const next = figures.stages[index + 1];
            const on = next === undefined ? null : percent(next.reached, stage.reached);
            const name = stageWord(stageName, stage);
            return {
              key: stage.stage_id,
              name,
              share: stage.reached / figures.begun,
              cells: [
                {
                  text: String(stage.reached),
                  label: t('rows_of', { figure: `${name} ${stage.reached}` }),
                  onOpen:
                    stage.reached === 0
                      ? undefined
                      : () => onPart({ figure: 'reached', key: stage.stage_id, memberId: null }),
                },
                { text: describeSums(stage.amounts, language) },
                { text: on === null ? '–' : t('share', { percent: on }) },
                { text: stage.median_days === null ? '–' : String(stage.median_days) },
              ],
            };
          })}
        />
      )}
    </FigurePanel>
  );
}
