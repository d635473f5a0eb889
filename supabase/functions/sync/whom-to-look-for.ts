import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

const PEOPLE_AT_ONCE = 15;
const peopleAnswer = z.object({ people: z.array(z.string()) });

/** Those never looked for before, or everybody behind `after` in the alphabet. */
export type WhomToLookFor = { readonly whom: 'new' | 'all'; readonly after: string | null };

/** Addresses and domains to search for next, `[]` when that was everybody. */
export async function peopleToLookFor(
  { whom, after }: WhomToLookFor,
  { deps, mailbox }: { readonly deps: FunctionDeps; readonly mailbox: LeasedMailbox },
): Promise<string[]> {
  const asked = { after, most: PEOPLE_AT_ONCE, only_new: whom === 'new' };
  return (await callUnderLease(deps, mailbox, 'people_to_import', asked, peopleAnswer)).people;
}

/** Followed threads are known by digest alone, so that there is nothing to search for; they are followed from now on. */
export const looksBack = ({ rule, import_days }: LeasedMailbox): boolean =>
  rule === 'known_contacts' && import_days > 0;

const DAY_SECONDS = 86_400;

/** Epoch seconds. */
export const daysBefore = (days: number): number =>
  Math.floor(Date.now() / 1000) - days * DAY_SECONDS;

/** From when to make good what a provider forgot, in epoch seconds: the last look that went well. */
export function lastLook({ last_synced_at, import_days }: LeasedMailbox): number {
  const last = Date.parse(last_synced_at ?? '');
  // A day more, for clocks and for mail that took its time.
  return (Number.isNaN(last) ? daysBefore(import_days) : Math.floor(last / 1000)) - DAY_SECONDS;
}
