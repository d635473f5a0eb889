/** Seconds before the next try after so many tries without an answer; from there on the last. */
const waits = [1, 2, 5, 15, 30, 60, 120, 300, 600, 900] as const;
/** Many machines that lost one backend do not all come back in the same second. */
const jitter = 0.2;
/** What the backend itself refuses for now (429) is not asked again within this time. */
const shortestAfterRefusalMs = 30_000;

/** Tries that the backend answered with a failure, after which an item waits for a person. */
export const mostFailures = 10;

/** An operation is recognised by the database for 30 days; what may have arrived before is no longer sent by itself. */
export const longestWaitMs = 29 * 24 * 3_600_000;

/**
 * @param attempts tries so far, at least 1
 * @param random 0 … 1
 * @returns milliseconds
 */
export function waitAfter(attempts: number, random: number, tooOften = false): number {
  const seconds = waits[Math.min(attempts, waits.length) - 1] ?? waits[0];
  const wait = seconds * 1000 * (1 - jitter + 2 * jitter * random);
  return Math.round(tooOften ? Math.max(wait, shortestAfterRefusalMs) : wait);
}

/** A clock that was set back must not make an item wait for hours. */
export function isDue(nextAt: string | null, now: Date): boolean {
  if (nextAt === null) return true;
  const left = Date.parse(nextAt) - now.getTime();
  return left <= 0 || left > (waits.at(-1) ?? 0) * 1000 * (1 + jitter);
}
