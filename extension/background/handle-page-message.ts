import type { SessionApi } from '../../shared/api/crm-api.ts';
import { isOperationName } from '../../shared/api/parse-operation.ts';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { maySendLater } from '../outbox/what-waits.ts';
import type { Mailboxes } from '../ports.ts';
import type { HealthCounts } from './health-counts.ts';
import type { Settings } from './settings.ts';
import type { TabsForPages } from './tabs-for-pages.ts';

export interface PageMessageDependencies {
  readonly call: UncheckedCall;
  readonly outbox: Outbox;
  readonly session: SessionApi;
  readonly settings: Settings;
  readonly health: Pick<HealthCounts, 'read'>;
  readonly tabs: TabsForPages;
  readonly mailboxes: Mailboxes;
  /** Told when somebody signed in or out: what is the organisation's own is fetched anew. */
  readonly accountChanged: () => void;
  readonly drafts: {
    read(key: string): Promise<string | null>;
    write(key: string, value: string | null): Promise<void>;
  };
}

/** What pages of the extension ask of the background. @throws CrmError */
export function handlePageMessage(dependencies: PageMessageDependencies) {
  const { call, outbox, session, settings, drafts, health, tabs, mailboxes, accountChanged } =
    dependencies;
  /**
   * One account's words are never shown to the next one on the same profile. The account is the one that signed in last,
   * not the one with a live session: what is being typed when the session runs out has to be kept.
   */
  const ownKey = async (key: string): Promise<string> => {
    const account = await settings.account();
    if (account === null) throw new CrmError('TC003');
    return `${account}\n${key}`;
  };

  /** Nothing is on its way under another name while the name changes; afterwards, what waited for it is sent. */
  const changeAccount = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    const result = await outbox.exclusively(change);
    void outbox.flush(true);
    return result;
  };

  return async (message: ToBackground, tabId: number | null = null): Promise<unknown> => {
    switch (message.type) {
      case 'crm.call':
        if (!isOperationName(message.operation)) throw new CrmError('TC007', 'operation');
        return maySendLater(message.operation)
          ? outbox.call(message.operation, message.args)
          : call(message.operation, message.args);
      case 'outbox.keep':
        if (!isOperationName(message.operation) || !maySendLater(message.operation)) {
          throw new CrmError('TC007', 'operation');
        }
        return outbox.keep(message.operation, message.args);
      case 'outbox.read':
        return outbox.state();
      case 'outbox.retry':
        return outbox.retry(message.op_id);
      case 'outbox.discard':
        return outbox.discard(message.op_id);
      case 'session.current':
        return session.current();
      case 'session.sign_in':
        await changeAccount(async () => {
          await session.signIn(message.args);
          await settings.setAccount(accountOf(message.args.email));
        });
        return accountChanged();
      case 'session.sign_up':
        return changeAccount(async () => {
          const result = await session.signUp(message.args);
          if (result === 'signed_in') await settings.setAccount(accountOf(message.args.email));
          return result;
        });
      case 'session.choose_organisation':
        await changeAccount(() => session.chooseOrganisation(message.org_id));
        return accountChanged();
      case 'session.sign_out':
        await changeAccount(() => session.signOut());
        return accountChanged();
      case 'drafts.read':
        return drafts.read(await ownKey(message.key));
      case 'drafts.write':
        return drafts.write(await ownKey(message.key), message.value);
      case 'preferences.read':
        return settings.language();
      case 'preferences.set_language':
        return settings.setLanguage(message.language);
      case 'mailbox.connect':
        return mailboxes.connect(message.wanted);
      case 'mailbox.disconnect':
        return mailboxes.disconnect(message.connection_id);
      case 'health.read':
        return health.read();
      case 'tab.own':
        return tabId;
      case 'tab.tell':
        return tabId === null ? null : tabs.tell(tabId, message.message);
      case 'tab.open_workspace':
        return tabs.openWorkspace(message.path);
      case 'tab.open_adapter_health':
        return tabs.openAdapterHealth(tabId);
      case 'tab.open_mail':
        return tabs.openMail(tabId, message.place);
    }
  };
}

/** One account under all of its spellings. */
export const accountOf = (email: string): string => email.trim().toLowerCase();
