import { ErrorNote } from '../../ui/error-note.tsx';
import { FilesPanel } from './files-panel.tsx';
import { MovementsPanel } from './movements-panel.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';
import sections from './sections.module.css';
import type { SectionProps } from './summary-sections.tsx';
import { useFileFigures, usePoolFigures } from './use-figures.ts';

/** How customers came and went, and how complete their files are. */
export function UpkeepSection({ summary, args, onPart }: SectionProps) {
  const pool = usePoolFigures(args);
  const files = useFileFigures(args);
  const failed = [pool, files].find((query) => query.isError);
  if (failed !== undefined)
    return <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (pool.data === undefined || files.data === undefined) return <PanelSkeleton panels={2} />;
  const stale = pool.isPlaceholderData || files.isPlaceholderData;
  return (
    <div className={sections.panels} aria-busy={stale} data-stale={stale ? '' : undefined}>
      <MovementsPanel movements={pool.data.movements} members={summary.by_member} onPart={onPart} />
      <FilesPanel figures={files.data} onPart={onPart} />
    </div>
  );
}
