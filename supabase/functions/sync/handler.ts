import * as z from 'zod/mini';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { sameSecret } from '../_shared/same-secret.ts';
import { callUnderLease, type LeasedMailbox, leasedMailbox } from './leased-mailbox.ts';
import { readGmail } from './read-gmail.ts';
import { readGraph } from './read-graph.ts';

const claimed = z.object({ job: z.nullable(leasedMailbox) });

/** Of a lease; longer than a run, so that nobody else comes into the mailbox while it lasts. */
const LEASE_SECONDS = 180;
/** Hosted ends a function after 150 s. What is left then is due at once, and the next bell finds it. */
const RUN_MILLISECONDS = 60_000;
const SECONDS_BETWEEN_LOOKS = 120;

/**
 * Rung like `tick`: reads the mailboxes that are due, one after the other, until none is or the time is up. Answers how many
 * it read. What goes wrong with one is noted with its connection and takes nothing from the others.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  if (!(await sameSecret(request.headers.get('x-cron-secret'), deps.cronSecret)))
    return Response.json({ error: 'wrong_cron_secret' }, { status: 401 });
  const end = Date.now() + RUN_MILLISECONDS;
  const isOver = () => Date.now() >= end;
  let mailboxes = 0;
  try {
    while (!isOver()) {
      const ask = { lease_seconds: LEASE_SECONDS };
      const { job } = await callDatabase(deps, 'claim_mailbox', ask, claimed);
      if (job === null) break;
      mailboxes += 1;
      await work(deps, job, isOver);
    }
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    return Response.json({ error: 'sync_failed', code: error.code }, { status: 502 });
  }
  return Response.json({ mailboxes });
}

async function work(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<void> {
  const release = (problem: string | null, seconds: number) => {
    const after_seconds = Math.ceil(seconds);
    return callUnderLease(
      deps,
      mailbox,
      'release_mailbox',
      { problem, after_seconds },
      z.object({}),
    );
  };
  try {
    const isUpToDate = await readMailbox(deps, mailbox, isOver);
    if (isUpToDate === null) await release('unavailable', 3600);
    else await release(null, isUpToDate ? (deps.secondsBetweenLooks ?? SECONDS_BETWEEN_LOOKS) : 0);
  } catch (error) {
    // Another worker has it by now, or its member disconnected it meanwhile.
    if (error instanceof DatabaseRefusal && error.code === 'TB040') return;
    await release(problemOf(error), waitOf(error)).catch((late: unknown) => {
      if (!(late instanceof DatabaseRefusal)) throw late;
    });
  }
}

/** null where no app is registered at the mailbox's provider. */
async function readMailbox(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean | null> {
  const { google, microsoft } = deps;
  if (mailbox.provider === 'google')
    return google === null ? null : readGmail(deps, google, mailbox, isOver);
  return microsoft === null ? null : readGraph(deps, microsoft, mailbox, isOver);
}

/** A code; what was thrown may quote a mail. */
function problemOf(error: unknown): string {
  if (!(error instanceof ProviderRefusal)) return 'sync_failed';
  return error.kind === 'gone' || error.kind === 'token_expired' ? 'sync_failed' : error.kind;
}

const waitOf = (error: unknown): number =>
  error instanceof ProviderRefusal ? (error.waitSeconds ?? 0) : 0;
