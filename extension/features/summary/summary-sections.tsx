import type { SummaryArgs } from '../../../shared/contracts/summary.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerSection } from './customer-section.tsx';
import { DealSection } from './deal-section.tsx';
import { FigureRows } from './figure-rows.tsx';
import { sectionStrings } from './section-strings.ts';
import sections from './sections.module.css';
import type { PartView } from './summary-view.ts';
import { UpkeepSection } from './upkeep-section.tsx';
import type { Summary } from './use-summary.ts';

export interface SectionProps {
  readonly summary: Summary;
  readonly args: SummaryArgs;
  readonly onPart: (part: PartView | null) => void;
}

interface SummarySectionsProps extends SectionProps {
  readonly part: PartView | null;
  readonly timeZone: string;
}

/** Where the rows of a figure stand; all others are of opportunities. */
const customerFigures = ['new_customers', 'touched', 'overdue_age'];
const upkeepFigures = ['moved', 'missing'];

/** What follows the first figures, by what it is about; the rows of a figure stand at the head of its section. */
export function SummarySections({ part, timeZone, ...section }: SummarySectionsProps) {
  const t = useStrings(sectionStrings);
  const rows = (
    <FigureRows
      key={JSON.stringify(part)}
      args={section.args}
      part={part}
      members={section.summary.by_member}
      timeZone={timeZone}
      onClose={() => section.onPart(null)}
    />
  );
  const place =
    part === null
      ? null
      : customerFigures.includes(part.figure)
        ? 'customers'
        : upkeepFigures.includes(part.figure)
          ? 'upkeep'
          : 'deals';
  return (
    <>
      <h2 className={sections.sectionTitle}>{t('section_customers')}</h2>
      {place === 'customers' ? rows : null}
      <CustomerSection {...section} />
      <h2 className={sections.sectionTitle}>{t('section_deals')}</h2>
      {place === 'deals' ? rows : null}
      <DealSection {...section} />
      <h2 className={sections.sectionTitle}>{t('section_upkeep')}</h2>
      {place === 'upkeep' ? rows : null}
      <UpkeepSection {...section} />
    </>
  );
}
