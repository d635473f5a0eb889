import type { SummaryRow } from '../../../shared/contracts/summary.ts';
import type { FigureRow } from '../../../shared/contracts/summary-figures.ts';
import { toCsv } from '../../../shared/domain/csv.ts';
import { minorToUnits } from '../../../shared/domain/money.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { readKind } from '../interaction-kind/interaction-kinds.ts';
import type { interactionKindStrings } from '../interaction-kind/strings.ts';
import type { sectionStrings } from './section-strings.ts';
import type { summaryStrings } from './strings.ts';
import type { PartView, RowsView } from './summary-view.ts';

/** Rows for a spreadsheet under their head: the columns of the list, times in the organisation's zone, amounts as numbers. */
export type ExportTable = readonly (readonly (string | number | null)[])[];

export function tableOfPart(
  rows: readonly FigureRow[],
  part: PartView,
  t: Translate<typeof sectionStrings.en>,
  timeZone: string,
): ExportTable {
  const head = [
    ...[t('export_customer'), t('export_code'), t('rep'), t(`at_${part.figure}`)],
    ...[t('export_title'), t('amount'), t('export_currency')],
  ];
  return [
    head,
    ...rows.map((row) => [
      ...[row.customer_name, row.customer_code, row.member_name, timeOf(row.at, timeZone)],
      row.title,
      row.amount_minor === null || row.currency === null
        ? null
        : minorToUnits(row.amount_minor, row.currency),
      row.amount_minor === null ? null : row.currency,
    ]),
  ];
}

interface RowWords {
  readonly t: Translate<typeof summaryStrings.en>;
  readonly section: Translate<typeof sectionStrings.en>;
  readonly kindName: Translate<typeof interactionKindStrings.en>;
}

export function tableOfRows(
  rows: readonly SummaryRow[],
  figure: RowsView['figure'],
  { t, section, kindName }: RowWords,
  timeZone: string,
): ExportTable {
  const head = [
    ...[section('export_customer'), section('export_code'), t('who'), t(timeColumn(figure))],
    ...[section('export_recorded'), section('export_kind'), t('what')],
  ];
  return [
    head,
    ...rows.map((row) => {
      const kind = readKind(row.kind);
      return [
        ...[row.customer_name, row.customer_code, row.member_name],
        ...[timeOf(row.at, timeZone), timeOf(row.recorded_at, timeZone)],
        ...[kind === null ? row.kind : kindName(kind), row.title],
      ];
    }),
  ];
}

/** What the time of a row says, by the word of its column. */
export function timeColumn(figure: RowsView['figure']): 'due_at' | 'last_at' | 'contact_at' {
  return figure === 'overdue' ? 'due_at' : figure === 'idle' ? 'last_at' : 'contact_at';
}

export type ExportFormat = 'csv' | 'xlsx';

/** The file itself; what makes workbooks is fetched when the first one is asked for. */
export async function fileOf(table: ExportTable, format: ExportFormat, sheet: string) {
  if (format === 'csv') return new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' });
  const { toSpreadsheet } = await import('../../../shared/domain/spreadsheet.ts');
  return new Blob([toSpreadsheet(sheet, table)], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

/** `threadbook-won-2026-11-01-2026-11-30.csv`. */
export function exportName(
  figure: string,
  days: { from: string; to: string },
  format: ExportFormat,
): string {
  return `threadbook-${figure.replaceAll('_', '-')}-${days.from}-${days.to}.${format}`;
}

/** `2026-11-20 00:30` in the organisation's zone, as spreadsheets sort it. */
function timeOf(instant: string | null, timeZone: string): string | null {
  return instant === null ? null : toLocalInput(new Date(instant), timeZone).replace('T', ' ');
}
