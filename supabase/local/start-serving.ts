import { fileURLToPath } from 'node:url';
import type { FunctionDeps } from '../functions/_shared/function-deps.ts';
import {
  type GoogleSettings,
  readGoogleSettings,
} from '../functions/_shared/google/google-settings.ts';
import { type MailSettings, readMailSettings } from '../functions/_shared/mail/mail-settings.ts';
import {
  type MicrosoftSettings,
  readMicrosoftSettings,
} from '../functions/_shared/microsoft/microsoft-settings.ts';
import { ringForMail } from '../functions/_shared/next-slice.ts';
import type { BackendSecrets } from './backend-secrets.ts';
import { createFunctionHost } from './functions/function-host.ts';
import { ringFunction } from './functions/scheduler.ts';
import { startGateway } from './gateway/start-gateway.ts';

export const functionsFolder = fileURLToPath(new URL('../functions', import.meta.url));

/** How often they are rung. Hosted rings every minute; here one wants to see a reminder come due. */
const secondsBetweenTicks = 15;

export type Serving = {
  url: string;
  /** Begins to ring `tick`, `sync` and `daily-mail`, and `sync` whenever a provider tells of mail. */
  ring(): void;
  reloadSchema(): Promise<void>;
  stop(): Promise<void>;
};

/** Gateway, functions and scheduler on a prepared database. `port` 0 for any free one. */
export async function startServing(options: {
  adminDatabaseUrl: string;
  port: number;
  connections: number;
  secrets: BackendSecrets;
  log: (line: string) => void;
  /** Where mailboxes of Google's are; left out, what the environment says. */
  google?: GoogleSettings | null | undefined;
  /** The same of Microsoft's. */
  microsoft?: MicrosoftSettings | null | undefined;
  /** Who takes mails; left out, what the environment says. */
  mail?: MailSettings | null | undefined;
}): Promise<Serving> {
  const { secretKey, cronSecret } = options.secrets;
  const google = options.google ?? readGoogleSettings((name) => process.env[name]);
  const deps: FunctionDeps = {
    ...{ url: '', secretKey, cronSecret, google, fetch },
    microsoft: options.microsoft ?? readMicrosoftSettings((name) => process.env[name]),
    mail: options.mail ?? readMailSettings((name) => process.env[name]),
    // Here one wants to see a mail arrive.
    secondsBetweenLooks: secondsBetweenTicks,
  };
  const gateway = await startGateway({
    ...options,
    functions: createFunctionHost(functionsFolder, () => deps),
  });
  deps.url = gateway.url;
  const stopped = new AbortController();
  const ringing: Promise<void>[] = [];
  return {
    url: gateway.url,
    ring() {
      deps.ringForMail = () => ringForMail(deps);
      for (const name of ['tick', 'sync', 'daily-mail'] as const)
        ringing.push(
          ringFunction({
            ...{ name, url: gateway.url, cronSecret, seconds: secondsBetweenTicks },
            ...{ log: options.log, signal: stopped.signal },
          }),
        );
    },
    reloadSchema: gateway.reloadSchema,
    async stop() {
      stopped.abort();
      await Promise.all(ringing);
      await gateway.stop();
    },
  };
}
