import 'fake-indexeddb/auto';
import { CrmError, type ErrorCode } from '../../../shared/contracts/errors.ts';
import { createOutbox } from '../outbox.ts';
import { OutboxStore } from '../outbox-store.ts';
import type { PayloadChange } from '../payload-versions.ts';

export const MIN = 60_000;
export const START = Date.parse('2026-11-20T02:00:00Z');
export const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const remind = (n: number, reminder = n) => ({
  op_id: uuidOf(n),
  reminder_id: uuidOf(9000 + reminder),
});

interface Profile {
  /** What a later life of the background finds again. */
  readonly name: string;
  readonly changes?: readonly PayloadChange[];
  readonly store?: OutboxStore;
}

/** A background with a backend that says what a test wants it to; `again` is its next life on the same profile. */
export function background(profile: Profile = { name: crypto.randomUUID() }) {
  const world = {
    now: START,
    account: 'zhao@harbour.example' as string | null,
    signedIn: 'zhao@harbour.example' as string | null,
    organisation: null as string | null,
    /** What the backend has, by operation: a second arrival of the same is a replay. */
    written: new Map<
      string,
      { payload: unknown; account: string | null; organisation: string | null }
    >(),
    sent: [] as string[],
    answer: (_opId: string): CrmError | null => null,
    /** What the backend answers, by operation; else only that it is done. */
    result: (opId: string): unknown => ({ done: opId }),
    /** The write arrives and its answer does not. */
    answerLost: false,
    lateArrivals: 0,
    wakeAfter: null as number | null,
  };
  const outbox = createOutbox({
    store: profile.store ?? new OutboxStore(profile.name),
    payloadChanges: profile.changes ?? [],
    async send(_operation, payload, organisation) {
      const opId = (payload as { op_id: string }).op_id;
      world.sent.push(opId);
      await Promise.resolve();
      const refusal = world.answer(opId);
      if (refusal !== null) throw refusal;
      world.written.set(opId, { payload, account: world.signedIn, organisation });
      if (world.answerLost) throw new CrmError('TC001');
      return world.result(opId);
    },
    account: async () => world.account,
    signedIn: async () => world.signedIn,
    organisation: async () => world.organisation,
    now: () => new Date(world.now),
    random: () => 0.5,
    onChange: () => undefined,
    onLateArrival: () => {
      world.lateArrivals += 1;
    },
    wakeAfter: (ms) => {
      world.wakeAfter = ms;
    },
  });
  return {
    world,
    outbox,
    again: (changed: Partial<Profile> = {}) => background({ ...profile, ...changed }),
    save: (n: number) => outbox.call('completeReminder', remind(n)),
    keep: (n: number) => outbox.keep('completeReminder', remind(n)),
  };
}

export const fails =
  (code: ErrorCode, facts = {}) =>
  () =>
    new CrmError(code, null, facts);
export const numbers = (sent: readonly string[]) => sent.map((opId) => Number(opId.slice(-12)));
