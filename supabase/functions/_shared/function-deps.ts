import type { GoogleSettings } from './google/google-settings.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import type { MicrosoftSettings } from './microsoft/microsoft-settings.ts';

/** What a function may use of the outside. Given to it, so that the same file runs under Deno, Node and in tests. */
export type FunctionDeps = {
  /** Of the project: https://<ref>.supabase.co, or the local gateway. */
  url: string;
  /** sb_secret_…: goes into the header `apikey`, never into `Authorization`, for it is no token. */
  secretKey: string;
  /** Known to the scheduler and to us. */
  cronSecret: string;
  /** null where no app is registered at Google. */
  google: GoogleSettings | null;
  /** The same at Microsoft. */
  microsoft: MicrosoftSettings | null;
  /** Left out or null: no mail is sent. */
  mail?: MailSettings | null;
  fetch: typeof fetch;
  /**
   * Keeps the function alive for work that goes on after its answer. Left out where nobody ends an invocation, as on one machine:
   * then all work is done before the answer.
   */
  background?: (work: Promise<void>) => void;
  /** Rings `sync` when a provider tells of mail; never rejects. Left out: the mail waits for the scheduler. */
  ringForMail?: () => Promise<void>;
  /** Between two looks at a mailbox that is up to date; two minutes where nothing is said. */
  secondsBetweenLooks?: number;
};
