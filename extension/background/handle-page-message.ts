import type { SessionApi } from '../../shared/api/crm-api.ts';
import { isOperationName } from '../../shared/api/parse-operation.ts';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import type { HealthCounts } from './health-counts.ts';
import type { Settings } from './settings.ts';

export interface PageMessageDependencies {
  readonly call: UncheckedCall;
  readonly session: SessionApi;
  readonly settings: Settings;
  readonly health: Pick<HealthCounts, 'read'>;
  /** Told when somebody signed in or out: what is the organisation's own is fetched anew. */
  readonly accountChanged: () => void;
  readonly drafts: {
    read(key: string): Promise<string | null>;
    write(key: string, value: string | null): Promise<void>;
  };
}

/** What pages of the extension ask of the background. @throws CrmError */
export function handlePageMessage(dependencies: PageMessageDependencies) {
  const { call, session, settings, drafts, health, accountChanged } = dependencies;
  /**
   * One account's words are never shown to the next one on the same profile. The account is the one that signed in last,
   * not the one with a live session: what is being typed when the session runs out has to be kept.
   */
  const ownKey = async (key: string): Promise<string> => {
    const account = await settings.account();
    if (account === null) throw new CrmError('TC003');
    return `${account}\n${key}`;
  };

  return async (message: ToBackground): Promise<unknown> => {
    switch (message.type) {
      case 'crm.call':
        if (!isOperationName(message.operation)) throw new CrmError('TC007', 'operation');
        return call(message.operation, message.args);
      case 'session.current':
        return session.current();
      case 'session.sign_in':
        await session.signIn(message.args);
        await settings.setAccount(message.args.email.trim().toLowerCase());
        return accountChanged();
      case 'session.sign_up': {
        const result = await session.signUp(message.args);
        if (result === 'signed_in')
          await settings.setAccount(message.args.email.trim().toLowerCase());
        return result;
      }
      case 'session.choose_organisation':
        await session.chooseOrganisation(message.org_id);
        return accountChanged();
      case 'session.sign_out':
        await session.signOut();
        return accountChanged();
      case 'drafts.read':
        return drafts.read(await ownKey(message.key));
      case 'drafts.write':
        return drafts.write(await ownKey(message.key), message.value);
      case 'preferences.read':
        return settings.language();
      case 'preferences.set_language':
        return settings.setLanguage(message.language);
      case 'health.read':
        return health.read();
    }
  };
}
