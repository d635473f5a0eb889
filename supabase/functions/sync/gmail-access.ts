import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { tokensForRefresh } from '../_shared/google/google-oauth.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

/** Asks Google with a token that is good; when one has run out in the middle, with the next one. */
export type GmailAccess = <T>(ask: (token: string) => Promise<T>) => Promise<T>;

export function createGmailAccess(
  deps: FunctionDeps,
  google: GoogleSettings,
  mailbox: LeasedMailbox,
): GmailAccess {
  let fetching: Promise<string> | null =
    mailbox.access_token === null ? null : Promise.resolve(mailbox.access_token);
  const fresh = async (): Promise<string> => {
    if (mailbox.refresh_token === null) throw new ProviderRefusal('reconnect');
    const tokens = await tokensForRefresh(google, mailbox.refresh_token, deps.fetch);
    const kept = { access_token: tokens.accessToken, seconds: tokens.expiresInSeconds };
    await callUnderLease(deps, mailbox, 'keep_access_token', kept, z.object({}));
    return tokens.accessToken;
  };
  return async (ask) => {
    fetching ??= fresh();
    const used = fetching;
    try {
      return await ask(await used);
    } catch (error) {
      if (!(error instanceof ProviderRefusal) || error.kind !== 'token_expired') throw error;
      // Several requests find out at once; the first of them fetches the next token for all.
      if (fetching === used) fetching = fresh();
      return ask(await fetching);
    }
  };
}
