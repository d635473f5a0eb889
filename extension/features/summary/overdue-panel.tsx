import type { CustomerFigures } from '../../../shared/contracts/summary-figures.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

interface OverduePanelProps {
  readonly overdue: CustomerFigures['overdue'];
  readonly nameOf: (memberId: string) => string;
  readonly onPart: (part: PartView) => void;
}

const ages = ['age_0', 'age_1', 'age_2', 'age_3'] as const;

/** Overdue reminders by rep, and by how many days they are overdue. */
export function OverduePanel({ overdue, nameOf, onPart }: OverduePanelProps) {
  const t = useStrings(sectionStrings);
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0);
  const total = sum(overdue.map((one) => sum(one.ages)));
  const most = Math.max(1, ...overdue.map((one) => sum(one.ages)));
  return (
    <FigurePanel title={t('overdue')} meaning={t('overdue_means')}>
      <Headline
        value={String(total)}
        label={t('rows_of', { figure: `${t('overdue')} ${total}` })}
        note={total === 0 ? t('none_overdue') : t('open_reminders')}
        onOpen={
          total === 0
            ? undefined
            : () => onPart({ figure: 'overdue_age', key: null, memberId: null })
        }
      />
      {overdue.length === 0 ? null : (
        <FigureTable
          label={t('overdue')}
          first={t('rep')}
          columns={ages.map((age) => t(age))}
          lines={overdue.map((one) => ({
            key: one.member_id,
            name: nameOf(one.member_id),
            share: sum(one.ages) / most,
            cells: ages.map((age, index) => {
              const count = one.ages[index] ?? 0;
              const figure = `${t('overdue')} ${t(age)}: ${count}, ${nameOf(one.member_id)}`;
              return {
                text: String(count),
                label: t('rows_of', { figure }),
                tone: index === 3 ? ('danger' as const) : undefined,
                onOpen:
                  count === 0
                    ? undefined
                    : () =>
                        onPart({
                          ...{ figure: 'overdue_age', key: String(index) },
                          memberId: one.member_id,
                        }),
              };
            }),
          }))}
        />
      )}
    </FigurePanel>
  );
}
