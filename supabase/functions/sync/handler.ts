import * as z from 'zod/mini';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { nextSlice } from '../_shared/next-slice.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { sameSecret } from '../_shared/same-secret.ts';
import { callUnderLease, type LeasedMailbox, leasedMailbox } from './leased-mailbox.ts';
import { readGmail } from './read-gmail.ts';
import { readGoogleCalendar } from './read-google-calendar.ts';
import { readGraph } from './read-graph.ts';
import { readGraphCalendar } from './read-graph-calendar.ts';

/** Of a lease; longer than a slice, so that nobody else comes into the mailbox while it lasts. */
const LEASE_SECONDS = 180;
/** Hosted ends a function after 150 s. */
const SLICE_MILLISECONDS = 60_000;
/**
 * Hosted allows an invocation 2 s of CPU (https://supabase.com/docs/guides/functions/limits). A request and what is done with its
 * answer cost 1.6 ms under Deno on two small cores, measured over 400 mails of 2 kB; a page that has begun is read to its end.
 */
const REQUESTS_IN_A_SLICE = 120;
const MAILBOXES_AT_ONCE = 8;
const SECONDS_BETWEEN_LOOKS = 120;

const claimed = z.object({ job: z.nullable(leasedMailbox) });
/** How many invocations may still be started beside this one; left out by the scheduler. */
const asked = z.object({ lanes: z.optional(z.int().check(z.gte(1), z.lte(MAILBOXES_AT_ONCE))) });

/**
 * Rung like `tick`. On hosted it claims one mailbox and answers at once (202), or that none is due (200); while it reads, another
 * invocation looks for the next mailbox, and when its slice is over another one goes on, so that each stays within what hosted
 * allows and a long import does not wait for the next bell. A chain that breaks is found by the next bell. On one machine it reads
 * what is due, slice by slice, and answers how many slices. What goes wrong with a mailbox is noted with its connection and takes
 * nothing from the others. 502 when the database refuses.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  // Asked for now: Deno forgets it once the request is answered.
  const { url } = request;
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  if (!(await sameSecret(request.headers.get('x-cron-secret'), deps.cronSecret)))
    return Response.json({ error: 'wrong_cron_secret' }, { status: 401 });
  const body = asked.safeParse(await request.json().catch(() => ({})));
  const lanes = body.success ? (body.data.lanes ?? MAILBOXES_AT_ONCE) : 1;
  try {
    const { background } = deps;
    if (background === undefined) return Response.json({ mailboxes: await readAll(deps) });
    const job = await claim(deps);
    if (job === null) return Response.json({ mailboxes: 0 });
    background(readOne(deps, job, (some) => nextSlice(url, deps, some), lanes));
    return Response.json({ mailboxes: 1 }, { status: 202 });
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    return Response.json({ error: 'sync_failed', code: error.code }, { status: 502 });
  }
}

async function claim(deps: FunctionDeps): Promise<LeasedMailbox | null> {
  const ask = { lease_seconds: LEASE_SECONDS, at_once: MAILBOXES_AT_ONCE };
  return (await callDatabase(deps, 'claim_mailbox', ask, claimed)).job;
}

async function readAll(deps: FunctionDeps): Promise<number> {
  const end = Date.now() + SLICE_MILLISECONDS;
  let mailboxes = 0;
  while (Date.now() < end) {
    const job = await claim(deps);
    if (job === null) break;
    mailboxes += 1;
    await work(deps, job);
  }
  return mailboxes;
}

/** Never rejects: nobody waits for it, and the next bell finds what it left. */
async function readOne(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  startNext: (lanes: number) => Promise<void>,
  lanes: number,
): Promise<void> {
  try {
    if (lanes > 1) await startNext(lanes - 1);
    await work(deps, mailbox);
    await startNext(1);
  } catch (error) {
    console.warn(`a slice broke off: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/** One slice of one mailbox, from its lease to its release. */
async function work(given: FunctionDeps, mailbox: LeasedMailbox): Promise<void> {
  const end = Date.now() + SLICE_MILLISECONDS;
  let requests = 0;
  const deps: FunctionDeps = {
    ...given,
    fetch: (url, init) => {
      requests += 1;
      return given.fetch(url, init);
    },
  };
  const isOver = () => requests >= REQUESTS_IN_A_SLICE || Date.now() >= end;
  const release = (problem: string | null, seconds: number, is_up_to_date = true) => {
    const payload = { problem, after_seconds: Math.ceil(seconds), is_up_to_date };
    return callUnderLease(deps, mailbox, 'release_mailbox', payload, z.object({}));
  };
  try {
    const isUpToDate = await readMailbox(deps, mailbox, isOver);
    if (isUpToDate === null) await release('unavailable', 3600);
    else if (isUpToDate) await release(null, deps.secondsBetweenLooks ?? SECONDS_BETWEEN_LOOKS);
    else await release(null, 0, false);
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
  if (mailbox.provider === 'google') {
    const read = mailbox.kind === 'calendar' ? readGoogleCalendar : readGmail;
    return google === null ? null : read(deps, google, mailbox, isOver);
  }
  const read = mailbox.kind === 'calendar' ? readGraphCalendar : readGraph;
  return microsoft === null ? null : read(deps, microsoft, mailbox, isOver);
}

/** A code; what was thrown may quote a mail. */
function problemOf(error: unknown): string {
  if (!(error instanceof ProviderRefusal)) return 'sync_failed';
  return error.kind === 'gone' || error.kind === 'token_expired' ? 'sync_failed' : error.kind;
}

const waitOf = (error: unknown): number =>
  error instanceof ProviderRefusal ? (error.waitSeconds ?? 0) : 0;
