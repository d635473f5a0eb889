import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

/** Asks the provider with a token that is good; when one has run out in the middle, with the next one. */
export type ProviderAccess = <T>(ask: (token: string) => Promise<T>) => Promise<T>;

/** What a refresh gives. Microsoft gives the next refresh token with each; Google keeps the one. */
type FreshTokens = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string | null;
};

/** @param refresh asks for the next tokens. @throws ProviderRefusal `reconnect` where the consent is gone */
export function createProviderAccess(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  refresh: (refreshToken: string) => Promise<FreshTokens>,
): ProviderAccess {
  let fetching: Promise<string> | null =
    mailbox.access_token === null ? null : Promise.resolve(mailbox.access_token);
  let refreshToken = mailbox.refresh_token;
  const fresh = async (): Promise<string> => {
    if (refreshToken === null) throw new ProviderRefusal('reconnect');
    const tokens = await refresh(refreshToken);
    refreshToken = tokens.refreshToken ?? refreshToken;
    const kept = {
      ...{ access_token: tokens.accessToken, seconds: tokens.expiresInSeconds },
      refresh_token: tokens.refreshToken,
    };
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
