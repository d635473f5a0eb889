import { CrmError } from '../../shared/contracts/errors.ts';
import type { OutboxOptions } from './outbox.ts';
import { idsIn, type OutboxRow, tellsLater } from './outbox-row.ts';
import { newestVersion, payloadOfToday } from './payload-versions.ts';
import { isDue, longestWaitMs, mostFailures, waitAfter } from './retry-schedule.ts';
import type { Waiters } from './waiters.ts';

/** Sends a payload as it is, for an organisation. @throws CrmError and nothing else */
export type SendPayload = (
  operation: string,
  payload: unknown,
  organisation: string | null,
) => Promise<unknown>;

export interface Sender {
  flush(urgently: boolean): Promise<void>;
  /** A page that waits for this operation hears that it is kept. */
  letGo(opId: string, reason: CrmError): Promise<void>;
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}

type SenderOptions = Pick<
  OutboxOptions,
  | 'store'
  | 'send'
  | 'account'
  | 'signedIn'
  | 'now'
  | 'random'
  | 'payloadChanges'
  | 'onChange'
  | 'onLateArrival'
  | 'wakeAfter'
> & { readonly waiters: Waiters };

type OutboxError = NonNullable<OutboxRow['error']>;

/** A row that stays: when to try it again, and why the others need not be tried now. null: it is out of the way. */
interface Fate {
  readonly waitMs: number | null;
  readonly stop: CrmError | null;
}

interface Round {
  readonly wakeMs: number | null;
  /** What kept it from going through all. */
  readonly stopped: CrmError | null;
}

/** It goes when the one before it has gone. */
const behind: Fate = { waitMs: null, stop: null };

/** Sends what waits, in its order and one at a time, whoever asks for it and however often. */
export function createSender(options: SenderOptions): Sender {
  const { store, account, signedIn, now, waiters } = options;
  let running: Promise<void> | null = null;
  let again: { urgently: boolean } | null = null;

  /** One at a time in the whole profile: also beside a background of an earlier version that is about to end. */
  const exclusively = <Result>(work: () => Promise<Result>): Promise<Result> =>
    navigator.locks.request('threadbook-outbox', work);

  async function flush(urgently: boolean): Promise<void> {
    if (running !== null) {
      again = { urgently: urgently || (again?.urgently ?? false) };
      return running;
    }
    running = (async () => {
      let next: { urgently: boolean } | null = { urgently };
      while (next !== null) {
        again = null;
        await sendAll(next.urgently);
        next = again;
      }
      // In the same step as the last look at `again`: whoever asks from now on starts anew.
      running = null;
    })();
    return running;
  }

  async function sendAll(urgently: boolean): Promise<void> {
    const listening = new Set(waiters.all());
    let round: Round;
    try {
      const owner = await account();
      round = owner === null ? { wakeMs: null, stopped: null } : await sendOf(owner, urgently);
    } catch {
      // The profile's store itself fails: the alarm tries again, and nobody waits for it meanwhile.
      for (const opId of listening) waiters.refuse(opId, new CrmError('TC005'));
      return;
    }
    // Whoever listened before this round began has waited for an answer that does not come now.
    const reason = round.stopped ?? new CrmError('TC030');
    for (const opId of waiters.all()) if (listening.has(opId)) await letGo(opId, reason);
    options.wakeAfter(round.wakeMs);
  }

  async function sendOf(owner: string, urgently: boolean): Promise<Round> {
    let wakeMs: number | null = null;
    /** Ids in writes that wait: what touches them waits behind them. */
    const ahead = new Set<string>();
    // A customer that needs a decision before it is made: what was written about it waits for that.
    for await (const row of store.rows(owner, 'parked')) if (isCreation(row)) ahead.add(row.op_id);
    for await (const { seq, op_id, operation, payload } of store.rows(owner, 'waiting')) {
      const ids = idsIn(payload);
      const isBehind = [...ids].some((id) => ahead.has(id));
      const fate = isBehind ? behind : await exclusively(() => sendOne(seq, owner, urgently));
      if (!isBehind) options.onChange();
      if (fate === null) {
        if (isCreation({ operation }) && (await store.find(op_id)) !== null) ahead.add(op_id);
        continue;
      }
      if (fate.waitMs !== null) wakeMs = Math.min(wakeMs ?? fate.waitMs, fate.waitMs);
      if (fate.stop !== null) return { wakeMs, stopped: fate.stop };
      for (const id of ids) ahead.add(id);
    }
    return { wakeMs, stopped: null };
  }

  /** The page hears that it takes longer; from now on only the outbox has the person's words. */
  async function letGo(opId: string, reason: CrmError): Promise<void> {
    const row = await store.find(opId);
    if (row !== null) await store.change(row.seq, { kept: true });
    waiters.refuse(opId, reason.code === 'TC003' ? reason : new CrmError('TC030'));
  }

  async function sendOne(seq: number, owner: string, urgently: boolean): Promise<Fate | null> {
    // Somebody may have signed out, or in as another person, since the row was read.
    if ((await account()) !== owner || (await signedIn()) !== owner) {
      return { waitMs: null, stop: new CrmError('TC003') };
    }
    const kept = await store.change(seq, {});
    if (kept === null || kept.state === 'parked') return null;
    const early = notYet(kept, urgently);
    if (early !== null) return early;
    const row = await beginTry(kept);
    if (row === null) return null;
    try {
      const result = await options.send(row.operation, row.payload, row.organisation);
      if (tellsLater(row.operation)) await store.settle(row, result);
      else await store.remove(seq);
      if (!waiters.has(row.op_id)) options.onLateArrival();
      waiters.answer(row.op_id, result);
      return null;
    } catch (cause) {
      return failed(row, asCrmError(cause));
    }
  }

  /** A broken line may be mended before its time; what a server answered holds. */
  function notYet(row: OutboxRow, urgently: boolean): Fate | null {
    const { next_at, error } = row;
    if (next_at === null || isDue(next_at, now())) return null;
    const waitMs = Date.parse(next_at) - now().getTime();
    const nobodyAnswers = error !== null && isLineCut(error);
    if (urgently && nobodyAnswers && error.code !== 'TB008') return null;
    return { waitMs, stop: nobodyAnswers ? new CrmError('TC030') : null };
  }

  /** Counted before it is sent: once it may have arrived, it is sent again byte for byte or not at all. */
  async function beginTry(row: OutboxRow): Promise<OutboxRow | null> {
    const attempts = row.attempts + 1;
    try {
      if (row.attempts > 0) {
        const age = now().getTime() - Date.parse(row.created_at);
        if (age > longestWaitMs) throw new CrmError('TC032');
        return await store.change(row.seq, { attempts });
      }
      const payload = payloadOfToday(row, options.payloadChanges);
      const version = newestVersion(options.payloadChanges);
      return await store.change(row.seq, { attempts, payload, version });
    } catch (cause) {
      await park(row, asCrmError(cause));
      return null;
    }
  }

  async function failed(row: OutboxRow, error: CrmError): Promise<Fate | null> {
    if (error.code === 'TC003') return { waitMs: null, stop: error };
    const passes = error.code === 'TC001' || error.code === 'TC005' || error.code === 'TB008';
    const cut = isLineCut(error);
    const failures = row.failures + (passes && !cut ? 1 : 0);
    if (!passes || failures >= mostFailures) {
      await park(row, error);
      return null;
    }
    const waitMs = waitAfter(row.attempts, options.random(), error.code === 'TB008');
    const nextAt = new Date(now().getTime() + waitMs).toISOString();
    await store.change(row.seq, { failures, next_at: nextAt, error: toldError(error) });
    // What fails for one is tried with the next; where nobody answers, nobody will.
    return { waitMs, stop: cut ? error : null };
  }

  async function park(row: OutboxRow, error: CrmError): Promise<void> {
    const pageHasTheWords = waiters.has(row.op_id) && !row.kept;
    if (pageHasTheWords) await store.remove(row.seq);
    else await store.change(row.seq, { state: 'parked', next_at: null, error: toldError(error) });
    waiters.refuse(row.op_id, error);
  }

  return { flush, letGo, exclusively };
}

const isCreation = ({ operation }: Pick<OutboxRow, 'operation'>) => operation === 'createCustomer';

const asCrmError = (cause: unknown): CrmError =>
  cause instanceof CrmError ? cause : new CrmError('TC005');

/** Nobody answered, or only to say that it is too much; TC001 with a status is a server that failed. */
const isLineCut = ({ code, facts }: Pick<CrmError, 'code' | 'facts'> | OutboxError): boolean =>
  code === 'TB008' || (code === 'TC001' && facts.status === undefined);

const toldError = ({ code, field, facts }: CrmError): OutboxError => ({
  ...{ code, field },
  facts: { ...facts },
});
