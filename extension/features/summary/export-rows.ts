import type { FigureRow } from '../../../shared/contracts/summary-figures.ts';
import { toCsv } from '../../../shared/domain/csv.ts';
import { minorToUnits } from '../../../shared/domain/money.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import type { Translate } from '../../../shared/i18n/define-strings.ts';
import type { sectionStrings } from './section-strings.ts';
import type { PartView } from './summary-view.ts';

/** The rows as a file for a spreadsheet: the columns of the list, times in the organisation's zone, amounts as numbers. */
export function csvOfRows(
  rows: readonly FigureRow[],
  part: PartView,
  t: Translate<typeof sectionStrings.en>,
  timeZone: string,
): string {
  const head = [
    ...[t('export_customer'), t('export_code'), t('rep'), t(`at_${part.figure}`)],
    ...[t('export_title'), t('amount'), t('export_currency')],
  ];
  return toCsv([
    head,
    ...rows.map((row) => [
      ...[row.customer_name, row.customer_code, row.member_name],
      row.at === null ? null : toLocalInput(new Date(row.at), timeZone).replace('T', ' '),
      row.title,
      row.amount_minor === null || row.currency === null
        ? null
        : minorToUnits(row.amount_minor, row.currency),
      row.amount_minor === null ? null : row.currency,
    ]),
  ]);
}

/** `threadbook-won-2026-11-01-2026-11-30.csv`. */
export function exportName(part: PartView, days: { from: string; to: string }): string {
  return `threadbook-${part.figure.replaceAll('_', '-')}-${days.from}-${days.to}.csv`;
}
