import { loadHolidays } from '../../../shared/domain/working-days.ts';

const DAY = 86_400_000;

/**
 * Which days around an instant are off or made up for, by holiday calendar: `{ cn: { '2026-10-01': 'off' } }`. One day to each
 * side, since it is another day elsewhere.
 */
export async function holidaysAround(
  moment: Date,
): Promise<Record<string, Record<string, 'off' | 'made_up'>>> {
  const holidays = await loadHolidays('cn');
  const days = [-1, 0, 1].map((offset) =>
    new Date(moment.getTime() + offset * DAY).toISOString().slice(0, 10),
  );
  const cn: Record<string, 'off' | 'made_up'> = {};
  for (const day of days) {
    if (holidays.isOff(day)) cn[day] = 'off';
    else if (holidays.isMadeUp(day)) cn[day] = 'made_up';
  }
  return { cn };
}
