import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SummaryArgs } from '../../../shared/contracts/summary.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { csvOfRows, exportName } from './export-rows.ts';
import { sectionStrings } from './section-strings.ts';
import sections from './sections.module.css';
import type { PartView } from './summary-view.ts';
import { partArgs } from './use-figures.ts';

interface ExportButtonProps {
  readonly args: SummaryArgs;
  readonly part: PartView;
  readonly timeZone: string;
}

/** Takes all rows of a figure along as a file; the database writes down that it did. */
export function ExportButton({ args, part, timeZone }: ExportButtonProps) {
  const t = useStrings(sectionStrings);
  const { crm } = usePorts();
  const taking = useMutation({
    mutationFn: async () => {
      const { rows } = await crm.exportFigure(partArgs(args, part));
      save(csvOfRows(rows, part, t, timeZone), exportName(part, args));
      return rows.length;
    },
  });
  return (
    <div className={sections.export}>
      <Button
        variant="default"
        size="compact-sm"
        disabled={taking.isPending}
        onClick={() => taking.mutate()}
      >
        {taking.isPending ? t('exporting') : t('export_csv')}
      </Button>
      <span role="status">
        {taking.data === undefined ? null : t('exported', { count: taking.data })}
      </span>
      {taking.isError ? <ErrorNote error={taking.error} /> : null}
    </div>
  );
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser has its own hold on the file once the click was heard.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
