/** How many follow-ups of a kind a member had on a day, `YYYY-MM-DD`. */
export interface DailyCount {
  readonly member_id: string;
  readonly day: string;
  readonly kind: string;
  readonly count: number;
}

interface CountsByDay {
  readonly member_id: string;
  readonly kind: string;
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

const DAY_MS = 86_400_000;

/**
 * The lists of a summary as one row for each number, by day.
 * @param from first day of the summary, `YYYY-MM-DD`
 */
export function dailyCounts(from: string, byDay: readonly CountsByDay[]): DailyCount[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return byDay
    .flatMap(({ member_id, kind, days, counts }) =>
      days.map((offset, n) => ({
        ...{ member_id, kind, count: counts[n] ?? 0 },
        day: new Date(first + offset * DAY_MS).toISOString().slice(0, 10),
      })),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
