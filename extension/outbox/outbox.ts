import { parseArgs } from '../../shared/api/parse-operation.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { OperationName } from '../../shared/contracts/operations.ts';
import { emptyOutbox, type OutboxItem, type OutboxState } from '../../shared/contracts/outbox.ts';
import { idsIn, itemOf, type OutboxRow, operationId, withIds } from './outbox-row.ts';
import type { OutboxStore } from './outbox-store.ts';
import { newestVersion, type PayloadChange } from './payload-versions.ts';
import { createSender, type SendPayload } from './send-waiting.ts';
import { Waiters } from './waiters.ts';

export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly send: SendPayload;
  /** Who signed in last on this profile, also after their session ended. */
  readonly account: () => Promise<string | null>;
  /** The active organisation. */
  readonly organisation: () => Promise<string | null>;
  /** The account whose session requests are sent with; null without one. */
  readonly signedIn: () => Promise<string | null>;
  readonly now: () => Date;
  /** 0 … 1 */
  readonly random: () => number;
  readonly payloadChanges: readonly PayloadChange[];
  /** What waits has changed. */
  readonly onChange: () => void;
  /** Something was written for which no page waited any more. */
  readonly onLateArrival: () => void;
  /** Wants to be asked to send again after so many milliseconds; null: nothing waits. */
  readonly wakeAfter: (ms: number | null) => void;
}

export interface Outbox {
  /**
   * Resolves when the write survives a kill of the browser; it is sent from now on, whoever listens.
   * @throws CrmError TC031 it could not be kept; TB005 the same operation with another payload may have arrived already
   */
  keep(operation: OperationName, args: unknown): Promise<void>;
  /**
   * Keeps, sends and answers. What is refused while the page still waits is the page's to show, and not kept.
   * @throws CrmError what the database said; TC030 no answer yet: it is kept and will be sent; TC003 kept until sign-in
   */
  call(operation: OperationName, args: unknown): Promise<unknown>;
  /** Sends what is due. `urgently`: also what has been told to wait, since the line may be back. */
  flush(urgently: boolean): Promise<void>;
  state(): Promise<OutboxState>;
  /** Sends a parked item again, or all of them. */
  retry(opId: string | null): Promise<void>;
  /** Forgets an item, or all of them: the person decided so. */
  discard(opId: string | null): Promise<void>;
  /** While the account or its organisation changes, nothing is on its way. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** More are told when these are gone; a list of thousands helps nobody. */
const mostTold = 100;
const patienceMs = 8_000;

/** The queue of writes of this profile: kept before anything is claimed saved, sent exactly as often as needed. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, account, organisation, signedIn, now, onChange } = options;
  const waiters = new Waiters();
  const sender = createSender({ ...options, waiters });

  async function put(operation: OperationName, args: unknown, kept: boolean): Promise<string> {
    const owner = await account();
    if (owner === null) throw new CrmError('TC003');
    const written = parseArgs(operation, args);
    const opId = operationId(written);
    if (opId === null) throw new CrmError('TB004', 'op_id');
    const active = await organisation();
    await store.put(opId, idsIn(written), (earlier, became) => {
      const payload = withIds(written, became);
      const fresh = {
        ...{ op_id: opId, account: owner, organisation: active, operation, payload, kept },
        version: newestVersion(options.payloadChanges),
        created_at: now().toISOString(),
        ...{ attempts: 0, failures: 0, next_at: null, state: 'waiting' as const, error: null },
      };
      if (earlier === null) return fresh;
      const same = JSON.stringify(earlier.payload) === JSON.stringify(payload);
      if (earlier.account !== owner || (!same && earlier.attempts > 0)) {
        throw new CrmError('TB005', 'op_id');
      }
      const { attempts, created_at } = earlier;
      return { ...fresh, attempts, created_at, kept: kept || earlier.kept };
    });
    onChange();
    return opId;
  }

  /** Each of the signed-in person's rows in these states, or the one. */
  async function forOwn(
    opId: string | null,
    states: readonly OutboxRow['state'][],
    change: (seq: number) => Promise<unknown>,
  ): Promise<void> {
    const owner = await account();
    if (owner === null) return;
    for (const state of states) {
      for await (const row of store.rows(owner, state)) {
        if (opId === null || row.op_id === opId) await change(row.seq);
      }
    }
    onChange();
  }

  return {
    async keep(operation, args) {
      await put(operation, args, true);
      void sender.flush(true);
    },
    async call(operation, args) {
      let opId: string;
      try {
        opId = await put(operation, args, false);
      } catch (cause) {
        // No room to keep it is no reason not to send it.
        if (!(cause instanceof CrmError) || cause.code !== 'TC031') throw cause;
        return options.send(operation, parseArgs(operation, args), await organisation());
      }
      const answer = waiters.waitFor(opId);
      void sender.flush(true);
      // Thousands may be before it, or the line hangs: nobody looks at "Saving…" for that long.
      const patience = setTimeout(() => void sender.letGo(opId, new CrmError('TC030')), patienceMs);
      return answer.finally(() => clearTimeout(patience));
    },
    flush: sender.flush,
    async state() {
      const owner = await account();
      if (owner === null) return emptyOutbox;
      const [waiting, parked] = [
        await store.count(owner, 'waiting'),
        await store.count(owner, 'parked'),
      ];
      const items: OutboxItem[] = [];
      for (const state of ['parked', 'waiting'] as const) {
        for await (const row of store.rows(owner, state)) {
          if (items.length >= mostTold) break;
          items.push(itemOf(row));
        }
      }
      const needsSignIn = waiting > 0 && (await signedIn()) !== owner;
      return { waiting, parked, needs_sign_in: needsSignIn, items };
    },
    async retry(opId) {
      await forOwn(opId, ['parked', 'waiting'], (seq) =>
        store.change(seq, { state: 'waiting', failures: 0, next_at: null, error: null }),
      );
      void sender.flush(true);
    },
    // What is on its way just now is not forgotten behind its back.
    discard: (opId) =>
      sender.exclusively(() => forOwn(opId, ['parked', 'waiting'], (seq) => store.remove(seq))),
    exclusively: sender.exclusively,
  };
}
