import type { OperationArgs, OperationName, OperationResult } from '../contracts/operations.ts';
import type { SignUpResult } from '../contracts/session.ts';

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
  /**
   * Also who belongs to no organisation yet, or to several, is signed in: then whoAmI answers TB003 until one is chosen.
   * @throws CrmError TC002 wrong password, TC008 too many attempts, TC001 backend unreachable
   */
  signIn(args: { email: string; password: string }): Promise<void>;
  /**
   * Makes an account and signs it in, or asks to confirm the address by mail first.
   * @throws CrmError TC020 when it is refused: taken, too weak, or sign-up is switched off; TC008, TC001
   */
  signUp(args: { email: string; password: string }): Promise<SignUpResult>;
  /** The organisation that all further calls are about. The database checks the membership at each call. */
  chooseOrganisation(orgId: string): Promise<void>;
  signOut(): Promise<void>;
}
