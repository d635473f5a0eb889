import { browser } from 'wxt/browser';
import { CrmError, isErrorCode } from '../../shared/contracts/errors.ts';
import { answer, type ToBackground } from '../../shared/contracts/messages.ts';

/**
 * Asks the background and unpacks its answer.
 * @throws CrmError: what the background said, TC001 when it died before it answered, TC006 when this page outlived its extension
 */
export async function askBackground(message: ToBackground): Promise<unknown> {
  const parsed = answer.safeParse(await send(message));
  if (!parsed.success) throw new CrmError('TC005');
  if (parsed.data.ok) return parsed.data.value;
  const { code, field, facts } = parsed.data.error;
  throw new CrmError(isErrorCode(code) ? code : 'TC005', field, facts);
}

async function send(message: ToBackground): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    // After an update this page still stands in its tab, cut off; `runtime.id` is gone then.
    throw new CrmError(browser.runtime?.id === undefined ? 'TC006' : 'TC001');
  }
}
