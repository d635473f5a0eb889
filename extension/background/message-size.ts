/** What one message may weigh. Everything a page may send fits several times: the longest is a mail with its original. */
export const pageMessageLimit = { characters: 1_500_000, values: 20_000 };
/** A long thread, all of it open. */
export const snapshotLimit = { characters: 16_000_000, values: 200_000 };

/**
 * Whether a message holds more text or more values than `limit`. Stops at the limit, so that measuring costs less than
 * the message wants to; a message that contains itself counts as too large.
 */
export function isTooLarge(message: unknown, limit: typeof pageMessageLimit): boolean {
  const waiting: unknown[] = [message];
  let characters = 0;
  let values = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) characters += key.length;
      for (const inner of Object.values(value)) waiting.push(inner);
    }
    if (characters > limit.characters || values + waiting.length > limit.values) return true;
  }
  return false;
}
