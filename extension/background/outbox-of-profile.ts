import { browser } from 'wxt/browser';
import type { SessionApi } from '../../shared/api/crm-api.ts';
import { isOperationName } from '../../shared/api/parse-operation.ts';
import type { SupabaseSend } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { OutboxStore } from '../outbox/outbox-store.ts';
import { payloadChanges } from '../outbox/payload-versions.ts';
import { announceChanges } from './announce-changes.ts';
import { accountOf } from './handle-page-message.ts';
import type { Settings } from './settings.ts';

/** Wakes a worker that the browser ended while something waits; half a minute is the least that browsers allow. */
export const outboxBeat = { name: 'outbox', minutes: 0.5 };

/** What pages read again when something was written that none of them waited for. */
const changedByArrivals = [
  'match',
  'customer',
  'timeline',
  'today',
  'summary',
  'to_decide',
  'exclusions',
];
/** Changes of one moment are told once. */
const gatherMs = 120;

interface ProfileParts {
  readonly send: SupabaseSend;
  readonly session: SessionApi;
  readonly settings: Settings;
  /** Beside the pages: the number on the icon. */
  readonly onLateArrival: () => void;
}

/** The outbox of this browser profile, with its clock, its alarm and its way of telling pages. */
export function createProfileOutbox({
  send,
  session,
  settings,
  onLateArrival,
}: ProfileParts): Outbox {
  const tellPages = createTeller();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const outbox = createOutbox({
    store: new OutboxStore(),
    send(operation, payload, organisation) {
      // Of another version of the extension, which knew this operation.
      if (!isOperationName(operation)) throw new CrmError('TC007', 'operation');
      return send(operation, payload, organisation);
    },
    account: settings.account,
    organisation: settings.organisation,
    async signedIn() {
      const current = await session.current();
      return current === null ? null : accountOf(current.email);
    },
    now: () => new Date(),
    random: Math.random,
    payloadChanges,
    onChange: () => tellPages(['outbox']),
    onLateArrival() {
      tellPages(changedByArrivals);
      onLateArrival();
    },
    wakeAfter(ms) {
      clearTimeout(timer);
      if (ms === null) {
        void browser.alarms.clear(outboxBeat.name);
        return;
      }
      timer = setTimeout(() => void outbox.flush(false), ms);
      void keepAlarm();
    },
  });
  return outbox;
}

async function keepAlarm(): Promise<void> {
  if ((await browser.alarms.get(outboxBeat.name)) !== undefined) return;
  await browser.alarms.create(outboxBeat.name, { periodInMinutes: outboxBeat.minutes });
}

function createTeller(): (keys: readonly string[]) => void {
  const gathered = new Set<string>();
  return (keys) => {
    if (gathered.size === 0) {
      setTimeout(() => {
        announceChanges([...gathered]);
        gathered.clear();
      }, gatherMs);
    }
    for (const key of keys) gathered.add(key);
  };
}
