import { CrmError } from '../../shared/contracts/errors.ts';
import {
  type Answer,
  changesAnnounced,
  fromContentScript,
  type ToBackground,
  toBackground,
} from '../../shared/contracts/messages.ts';
import { surfaceOf } from '../inbox/hosts.ts';

/** What the browser says about who sent a message; the page cannot forge it. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export interface MessageHandlers {
  /** @throws CrmError and nothing else */
  page(message: ToBackground): Promise<unknown>;
  loadAdapter(tabId: number, url: string): Promise<void>;
  changed(keys: readonly string[]): void;
}

export interface RouterOptions {
  readonly extensionId: string;
  /** `chrome-extension://…` without a slash. */
  readonly extensionOrigin: string;
  readonly handlers: MessageHandlers;
}

/**
 * Decides who may ask for what. Content scripts share a process with a foreign page, so they may only ask for their own
 * adapter; everything else needs a page of our own. What is not for the background is answered with null, unheard.
 */
export function createMessageRouter({ extensionId, extensionOrigin, handlers }: RouterOptions) {
  return (message: unknown, sender: MessageSender): Promise<Answer> | null => {
    if (sender.id !== extensionId) return refused();
    const fromOwnPage = sender.url?.startsWith(`${extensionOrigin}/`) ?? false;
    if (!fromOwnPage) return fromInbox(message, sender);
    const announced = changesAnnounced.safeParse(message);
    if (announced.success) {
      handlers.changed(announced.data.keys);
      return null;
    }
    const parsed = toBackground.safeParse(message);
    return parsed.success ? answered(handlers.page(parsed.data)) : refused();
  };

  function fromInbox(message: unknown, { url, frameId, tab }: MessageSender) {
    if (url === undefined || surfaceOf(url) === null || frameId !== 0) return refused();
    const parsed = fromContentScript.safeParse(message);
    if (!parsed.success || tab?.id === undefined) return refused();
    // Snapshots are for the sidebar of the same tab.
    if (parsed.data.type === 'inbox.snapshot') return null;
    return answered(handlers.loadAdapter(tab.id, url));
  }
}

async function answered(work: Promise<unknown>): Promise<Answer> {
  try {
    return { ok: true, value: await work };
  } catch (cause) {
    return failed(cause instanceof CrmError ? cause : new CrmError('TC005'));
  }
}

const refused = async (): Promise<Answer> => failed(new CrmError('TC007'));

function failed({ code, field, facts }: CrmError): Answer {
  return { ok: false, error: { code, field, facts: { ...facts } } };
}
