import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { type ExportFormat, type ExportTable, exportName, fileOf } from './export-rows.ts';
import { sectionStrings } from './section-strings.ts';
import sections from './sections.module.css';

interface ExportButtonProps {
  /** Its name in the file's. */
  readonly figure: string;
  readonly days: { readonly from: string; readonly to: string };
  /** Its name in words, on the sheet. */
  readonly title: string;
  /** Asks for all rows; the database writes down that they were taken. */
  readonly take: () => Promise<ExportTable>;
}

/** Takes all rows of a figure along as a file that spreadsheets open. */
export function ExportButton({ figure, days, title, take }: ExportButtonProps) {
  const t = useStrings(sectionStrings);
  const taking = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const table = await take();
      save(await fileOf(table, format, title), exportName(figure, days, format));
      // Its head is none.
      return table.length - 1;
    },
  });
  const button = (format: ExportFormat) => (
    <Button
      variant="default"
      size="compact-sm"
      disabled={taking.isPending}
      onClick={() => taking.mutate(format)}
    >
      {taking.isPending && taking.variables === format ? t('exporting') : t(`export_${format}`)}
    </Button>
  );
  return (
    <div className={sections.export}>
      {button('xlsx')}
      {button('csv')}
      <span role="status">
        {taking.data === undefined ? null : t('exported', { count: taking.data })}
      </span>
      {taking.isError ? <ErrorNote error={taking.error} /> : null}
    </div>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has its own hold on the file once the click was heard.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
