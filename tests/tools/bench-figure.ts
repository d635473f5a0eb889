/** One measured figure beside its budget. `budget` null: told for comparison only. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'B' | 'kB' | 'MB' | 'ratio' | 'per s' | 'calls';
  readonly budget: number | null;
  readonly ok: boolean;
  /** The budget is what must be reached, not what must not be passed. */
  readonly atLeast?: true;
}

export const figure = (
  name: string,
  value: number,
  unit: Figure['unit'],
  budget: number | null,
): Figure => ({
  name,
  value: Math.round(value * 100) / 100,
  unit,
  budget,
  ok: budget === null || value <= budget,
});

/** A figure that may not be below its budget. */
export const figureAtLeast = (
  name: string,
  value: number,
  unit: Figure['unit'],
  budget: number,
): Figure => ({ ...figure(name, value, unit, budget), ok: value >= budget, atLeast: true });

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 1 ? upper : sorted[middle - 1];
  if (upper === undefined || lower === undefined) throw new Error('No values to take a median of.');
  return (lower + upper) / 2;
}

/** The value that `part` of a hundred do not pass, by nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * part) / 100) - 1)];
  if (value === undefined) throw new Error('No values to take a percentile of.');
  return value;
}

/** The line of a person who reads the bench. */
export function describeFigure({ name, value, unit, budget, ok, atLeast }: Figure): string {
  const limit = budget === null ? '' : `   ${atLeast === true ? '≥' : '≤'} ${budget} ${unit}`;
  const mark = budget === null ? ' ' : ok ? '✓' : '✗';
  return `${mark} ${name.padEnd(52)}${`${value} ${unit}`.padStart(14)}${limit}`;
}
