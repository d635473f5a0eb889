import type { FileFigures } from '../../../shared/contracts/summary-figures.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FigurePanel, Headline } from './figure-panel.tsx';
import { FigureTable } from './figure-table.tsx';
import { percent } from './figures.ts';
import { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

interface FilesPanelProps {
  readonly figures: FileFigures;
  readonly onPart: (part: PartView) => void;
}

/** How much of what a file should hold is there, field by field, and customers that may be one. */
export function FilesPanel({ figures, onPart }: FilesPanelProps) {
  const t = useStrings(sectionStrings);
  const { customers, fields, duplicates } = figures;
  const missing = fields.reduce((sum, one) => sum + one.missing, 0);
  const whole = customers * fields.length;
  const rate = percent(whole - missing, whole);
  const line = (key: string, name: string, count: number, share: number | null) => ({
    ...{ key, name, share: customers === 0 ? 0 : (share ?? count) / customers },
    cells: [
      {
        text: String(count),
        label: t('rows_of', { figure: `${name} ${count}` }),
        onOpen: count === 0 ? undefined : () => onPart({ figure: 'missing', key, memberId: null }),
      },
      { text: shareOf(customers - count) },
    ],
  });
  const shareOf = (part: number) => {
    const rounded = percent(part, customers);
    return rounded === null ? '–' : t('share', { percent: rounded });
  };
  return (
    <FigurePanel title={t('files')} meaning={t('files_means')}>
      <Headline
        value={rate === null ? '–' : t('share', { percent: rate })}
        label={t('files')}
        note={t('files_of', { count: customers })}
      />
      <FigureTable
        label={t('files')}
        first={t('field')}
        columns={[t('missing'), t('filled')]}
        lines={[
          ...fields.map(({ field, missing: count }) =>
            line(field, t(`field_${field}`), count, customers - count),
          ),
          line('duplicate', t('duplicates'), duplicates, null),
        ]}
      />
    </FigurePanel>
  );
}
