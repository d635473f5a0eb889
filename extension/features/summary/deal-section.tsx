import { ErrorNote } from '../../ui/error-note.tsx';
import { CyclePanel } from './cycle-panel.tsx';
import { EndsPanel } from './ends-panel.tsx';
import { ForecastPanel } from './forecast-panel.tsx';
import { FunnelPanel } from './funnel-panel.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';
import sections from './sections.module.css';
import type { SectionProps } from './summary-sections.tsx';
import { useDealFigures } from './use-figures.ts';

/** How far opportunities came, what may come of them, what came, and how long it took. */
export function DealSection({ args, onPart }: SectionProps) {
  const query = useDealFigures(args);
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <PanelSkeleton panels={4} />;
  return (
    <div
      className={sections.panels}
      aria-busy={query.isPlaceholderData}
      data-stale={query.isPlaceholderData ? '' : undefined}
    >
      <FunnelPanel figures={query.data} onPart={onPart} />
      <ForecastPanel forecast={query.data.forecast} onPart={onPart} />
      <EndsPanel figures={query.data} onPart={onPart} />
      <CyclePanel cycle={query.data.cycle} onPart={onPart} />
    </div>
  );
}
