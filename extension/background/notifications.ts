import type { SupabaseClient } from '@supabase/supabase-js';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { SessionApi } from '../../shared/api/crm-api.ts';
import { registerDevice } from '../../shared/api/register-device.ts';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { languageFor } from '../../shared/i18n/languages.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { surfaceOf } from '../inbox/hosts.ts';
import { notificationStrings } from './notification-strings.ts';
import { reminderOf } from './notifications-to-show.ts';
import { type NotifyDependencies, notifyDue } from './notify-due.ts';
import type { ProfileDatabase } from './profile-database.ts';
import type { Settings } from './settings.ts';

/** How late a reminder may be told; each beat is one small question. */
export const notificationBeat = { name: 'notification-beat', minutes: 1 };
/** How long a machine that nobody uses leaves what is due to the one in use; alarms know nothing shorter. */
export const notificationWait = { name: 'notification-wait', minutes: 0.5 };
/** Untouched for this long, a machine counts as not in use. */
const unusedAfterSeconds = 60;
const snoozeMs = 3_600_000;
const keptDevice = z.object({ org_id: z.uuid(), member_id: z.uuid(), id: z.uuid() });

export interface NotificationsOptions {
  readonly client: SupabaseClient;
  readonly call: UncheckedCall;
  readonly session: SessionApi;
  readonly settings: Settings;
  readonly database: Promise<ProfileDatabase>;
  /** Completes or snoozes, now or when there is a line. */
  readonly write: (
    operation: 'completeReminder' | 'snoozeReminder',
    args: unknown,
  ) => Promise<unknown>;
  /** The list of what is due changed. */
  readonly changed: () => void;
}

/** Registers what notifications answer to, at once; the worker may have been woken for a press. */
export function startNotifications(options: NotificationsOptions): {
  /** `waited`: the half minute of a machine that nobody uses is over. */
  tell(waited: boolean): Promise<void>;
} {
  const { call, settings } = options;
  // Firefox knows neither: there the person's choice is the system's, and a notification has no buttons.
  const isChromium = typeof browser.notifications.getPermissionLevel === 'function';
  const language = async () => (await settings.language()) ?? languageFor(navigator.languages);

  browser.notifications.onClicked.addListener((id) => void open(id, call));
  if (isChromium) {
    browser.notifications.onButtonClicked.addListener(
      (id, button) => void press(id, button, options).catch(unlessCrm),
    );
  }

  return {
    tell: (waited) => {
      const dependencies: NotifyDependencies = {
        call,
        language,
        mayShow: async () =>
          !isChromium || (await browser.notifications.getPermissionLevel()) === 'granted',
        inUse: async () => (await browser.idle.queryState(unusedAfterSeconds)) === 'active',
        later: () =>
          browser.alarms.create(notificationWait.name, {
            delayInMinutes: notificationWait.minutes,
          }),
        device: () => deviceOf(options),
        forgetDevice: async () => (await options.database).delete('settings', 'device'),
        clear: async (id) => void (await browser.notifications.clear(id)),
        show: async ({ id, title, message, reminderId }) => {
          const t = translate(notificationStrings, await language());
          const buttons = [{ title: t('done') }, { title: t('snooze') }];
          await browser.notifications.create(id, {
            type: 'basic',
            iconUrl: browser.runtime.getURL('/icon/128.png'),
            title,
            message,
            ...(isChromium && reminderId !== null ? { buttons } : {}),
          });
        },
      };
      return notifyDue(dependencies, waited);
    },
  };
}

/** One row of the database for each browser, organisation and member; the next member gets their own. */
async function deviceOf(options: NotificationsOptions): Promise<string | null> {
  const { client, call, session, database } = options;
  if ((await session.current()) === null) return null;
  const { org_id, member_id } = await call('whoAmI', {});
  const kept = keptDevice.safeParse(
    JSON.parse((await (await database).get('settings', 'device')) ?? 'null'),
  );
  if (kept.success && kept.data.member_id === member_id && kept.data.org_id === org_id) {
    return kept.data.id;
  }
  const id = await registerDevice(client, { org_id, member_id }, deviceName());
  await (await database).put('settings', JSON.stringify({ org_id, member_id, id }), 'device');
  return id;
}

/** What its member reads in a list of browsers: the system that it runs on. */
const deviceName = (): string => navigator.platform || 'Browser';

/** The mail that a reminder came from, or Today. */
async function open(id: string, call: UncheckedCall): Promise<void> {
  await browser.notifications.clear(id);
  const url = await mailOf(reminderOf(id), call);
  const today = `${browser.runtime.getURL('/workspace.html')}#/today`;
  // Stored by the member's own logging, and yet only ever an inbox is opened.
  await browser.tabs.create({ url: url !== null && surfaceOf(url) !== null ? url : today });
}

async function mailOf(reminderId: string | null, call: UncheckedCall): Promise<string | null> {
  if (reminderId === null) return null;
  try {
    const { overdue, today } = await call('today', {});
    const found = [...overdue, ...today].find(({ reminder_id }) => reminder_id === reminderId);
    return found?.open_url ?? null;
  } catch (cause) {
    unlessCrm(cause);
    return null;
  }
}

async function press(
  id: string,
  button: number,
  { call, write, changed }: NotificationsOptions,
): Promise<void> {
  const reminder_id = reminderOf(id);
  if (reminder_id === null) return;
  await browser.notifications.clear(id);
  const op_id = crypto.randomUUID();
  if (button === 0) await write('completeReminder', { op_id, reminder_id });
  else {
    // An hour by the server's clock: this machine's may stand a day off.
    const { as_of } = await call('today', {});
    const until = new Date(Date.parse(as_of) + snoozeMs).toISOString();
    await write('snoozeReminder', { op_id, reminder_id, until });
  }
  changed();
}

/** What could not be done stands in Today as before. */
function unlessCrm(cause: unknown): void {
  if (!(cause instanceof CrmError)) throw cause;
}
