import type { OperationArgs, OperationName, OperationResult } from '../contracts/operations.ts';

/**
 * What features see of the database. Arguments and results can be cloned structurally; every failure is a `CrmError`.
 * Two carriers implement it and pass one contract suite: the worker proxy in the extension, the direct client on the web.
 */
export type CrmApi = {
  readonly [N in OperationName]: (args: OperationArgs<N>) => Promise<OperationResult<N>>;
};

/** Signing in and out, apart from the data: the session itself never leaves the carrier. */
export interface SessionApi {
  /** Whether somebody is signed in; null when not. Does not ask the network. */
  current(): Promise<{ email: string } | null>;
  /** @throws CrmError TC002 wrong password, TC008 too many attempts, TC001 backend unreachable, TB003 no membership */
  signIn(args: { email: string; password: string }): Promise<void>;
  signOut(): Promise<void>;
}
