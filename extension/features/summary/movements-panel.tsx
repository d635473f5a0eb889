import type { SummaryResult } from '../../../shared/contracts/summary.ts';
import type { PoolFigures } from '../../../shared/contracts/summary-figures.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

interface MovementsPanelProps {
  readonly movements: PoolFigures['movements'];
  readonly members: SummaryResult['by_member'];
  readonly onPart: (part: PartView) => void;
}

const gains = ['claimed', 'assigned', 'taken_over'] as const;
const losses = ['released', 'recycled', 'handed_over'] as const;

/** Customers that each rep gained and lost, by how. */
export function MovementsPanel({ movements, members, onPart }: MovementsPanelProps) {
  const t = useStrings(sectionStrings);
  const count = (words: readonly string[], member?: string) =>
    movements
      .filter((one) => words.includes(one.movement) && (member ?? one.member_id) === one.member_id)
      .reduce((sum, one) => sum + one.count, 0);
  const ids = [...new Set(movements.map((one) => one.member_id))];
  const lines = ids
    .map((id) => ({ id, all: count([...gains, ...losses], id) }))
    .sort((one, other) => other.all - one.all);
  const most = Math.max(1, ...lines.map((one) => one.all));
  return (
    <FigurePanel title={t('movements')} meaning={t('movements_means')}>
      <Headline
        value={`+${count(gains)} −${count(losses)}`}
        label={t('movements')}
        note={movements.length === 0 ? t('none_moved') : t('came_and_went')}
      />
      {lines.length === 0 ? null : (
        <FigureTable
          label={t('movements')}
          first={t('rep')}
          columns={[...gains, ...losses].map((word) => t(word))}
          lines={lines.map(({ id, all }) => {
            const name = members.find((one) => one.member_id === id)?.name ?? t('former');
            return {
              ...{ key: id, name, share: all / most },
              cells: [...gains, ...losses].map((word) => {
                const number = count([word], id);
                return {
                  text: String(number),
                  label: t('rows_of', { figure: `${t(word)} ${number}, ${name}` }),
                  onOpen:
                    number === 0
                      ? undefined
                      : () => onPart({ figure: 'moved', key: word, memberId: id }),
                };
              }),
            };
          })}
        />
      )}
    </FigurePanel>
  );
}
