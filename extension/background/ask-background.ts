import { CrmError, isErrorCode } from '../../shared/contracts/errors.ts';
import { answer, type ToBackground } from '../../shared/contracts/messages.ts';

/** @throws CrmError and nothing else */
export type Ask = (message: ToBackground) => Promise<unknown>;

export interface AskOptions {
  /** `runtime.sendMessage`: rejects, or gives undefined, when the worker died before it answered. */
  readonly send: (message: ToBackground) => Promise<unknown>;
  /** Whether this page outlived its extension: after an update it still stands in its tab, cut off. */
  readonly isCutOff: () => boolean;
}

/**
 * Asks the background and unpacks its answer. A question whose answer was lost is sent once more: reads change nothing,
 * writes carry an `op_id` that the database counts once, and everything else sets what it says.
 * @returns a function that throws CrmError: what the background said, TC001 when it died twice, TC006 when cut off
 */
export function createAsk({ send, isCutOff }: AskOptions): Ask {
  async function trySend(message: ToBackground): Promise<unknown> {
    try {
      return await send(message);
    } catch {
      return undefined;
    }
  }

  return async (message) => {
    let reply = await trySend(message);
    if (reply === undefined && !isCutOff()) reply = await trySend(message);
    if (reply === undefined) throw new CrmError(isCutOff() ? 'TC006' : 'TC001');
    const parsed = answer.safeParse(reply);
    if (!parsed.success) throw new CrmError('TC005');
    if (parsed.data.ok) return parsed.data.value;
    const { code, field, facts } = parsed.data.error;
    throw new CrmError(isErrorCode(code) ? code : 'TC005', field, facts);
  };
}
