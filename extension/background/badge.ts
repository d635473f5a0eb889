import { browser } from 'wxt/browser';
import type { SessionApi } from '../../shared/api/crm-api.ts';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';

/** Overdue and today's reminders on the icon. Offline it keeps the last number: that is still the best guess. */
export async function refreshBadge(session: SessionApi, call: UncheckedCall): Promise<void> {
  if ((await session.current()) === null) {
    await browser.action.setBadgeText({ text: '' });
    return;
  }
  try {
    const { overdue, today } = await call('today', {});
    const count = overdue.length + today.length;
    await browser.action.setBadgeBackgroundColor({
      color: overdue.length > 0 ? '#c92a2a' : '#0b7285',
    });
    await browser.action.setBadgeText({ text: count === 0 ? '' : String(Math.min(count, 999)) });
  } catch (cause) {
    if (!(cause instanceof CrmError)) throw cause;
  }
}
