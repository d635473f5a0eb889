import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { Language } from '../../shared/contracts/scalars.ts';
import { type NotificationToShow, notificationsToShow } from './notifications-to-show.ts';

export interface NotifyDependencies {
  readonly call: UncheckedCall;
  /** Whether the browser would show anything. What is never claimed is not lost: it waits in Today. */
  readonly mayShow: () => Promise<boolean>;
  /** False where nobody has touched the machine for a while, or it is locked. */
  readonly inUse: () => Promise<boolean>;
  /** Asks again in half a minute, with `waited`. */
  readonly later: () => Promise<void>;
  /** Id of this browser in the database; null while nobody is signed in. @throws CrmError */
  readonly device: () => Promise<string | null>;
  /** The database knows the device no longer. */
  readonly forgetDevice: () => Promise<void>;
  readonly language: () => Promise<Language>;
  readonly show: (notification: NotificationToShow) => Promise<void>;
  readonly clear: (id: string) => Promise<void>;
}

/**
 * Shows what is due. Claimed first, shown, then acknowledged: of several browsers one holds the lease, and when it dies
 * before it could show, the lease ends and the next to ask has it. The database's clock decides what is due.
 * Of a member's two machines the one in use tells it: the other asks only after it has waited.
 */
export async function notifyDue(dependencies: NotifyDependencies, waited: boolean): Promise<void> {
  const { call, mayShow, inUse, later, device, forgetDevice, language, show, clear } = dependencies;
  try {
    if (!(await mayShow())) return;
    if (!waited && !(await inUse())) return await later();
    const device_id = await device();
    if (device_id === null) return;
    const claimed = await call('claimDeliveries', { device_id });
    if (claimed.length === 0) return;
    for (const notification of notificationsToShow(claimed, await language())) {
      await show(notification);
      const answers = await Promise.all(
        notification.deliveries.map(({ reminder_id, due_version }) =>
          call('acknowledgeDelivery', { device_id, reminder_id, due_version }),
        ),
      );
      // All of it went to another browser while this one was held up: that one shows it.
      if (answers.every(({ acknowledged }) => !acknowledged)) await clear(notification.id);
    }
  } catch (cause) {
    if (!(cause instanceof CrmError)) throw cause;
    // Removed in another browser, or another member's: named anew at the next beat.
    if (cause.code === 'TB001') await forgetDevice();
  }
}
