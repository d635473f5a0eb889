import type { SupabaseClient } from '@supabase/supabase-js';
import { callFunction } from '../../shared/api/supabase-functions.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import {
  connectionEnded,
  consentStarted,
  isConsentPage,
} from '../../shared/contracts/mailbox-consent.ts';
import type { Mailboxes } from '../ports.ts';

export interface MailboxDependencies {
  readonly client: SupabaseClient;
  readonly backendUrl: string;
  readonly organisation: () => Promise<string | null>;
  /** Opens a tab of its own. */
  readonly open: (url: string) => Promise<void>;
}

/** Connects and disconnects a member's own mailboxes through edge functions: the tokens never come near the extension. */
export function createMailboxes({
  client,
  backendUrl,
  organisation,
  open,
}: MailboxDependencies): Mailboxes {
  return {
    async connect(wanted) {
      const asked = { ...wanted, org_id: await organisation() };
      const { url } = await callFunction(client, 'connect-start', asked, consentStarted);
      if (!isConsentPage(url, backendUrl)) throw new CrmError('TC005');
      await open(url);
    },
    async disconnect(connectionId) {
      const asked = { connection_id: connectionId, org_id: await organisation() };
      const { revoked } = await callFunction(client, 'disconnect', asked, connectionEnded);
      return revoked;
    },
  };
}
