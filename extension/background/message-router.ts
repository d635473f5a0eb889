import * as z from 'zod/mini';
import { changesAnnounced } from '../../shared/contracts/changes.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import {
  type Answer,
  type FromContentScript,
  fromContentScript,
  type ToBackground,
  toBackground,
} from '../../shared/contracts/messages.ts';
import { surfaceOf } from '../inbox/hosts.ts';
import { isTooLarge, pageMessageLimit } from './message-size.ts';

/** What the browser says about who sent a message; the page cannot forge it. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** What a content script may ask; its snapshots are for the sidebar and no question. */
export type InboxMessage = Exclude<FromContentScript, { type: 'inbox.snapshot' | 'inbox.sent' }>;

/** The tab that a content script speaks from, as the browser tells it. */
export interface InboxTab {
  readonly tabId: number;
  readonly url: string;
}

export interface MessageHandlers {
  /** @throws CrmError and nothing else */
  page(message: ToBackground, tabId: number | null): Promise<unknown>;
  /** @throws CrmError and nothing else */
  inbox(message: InboxMessage, tab: InboxTab): Promise<unknown>;
  /** @param tabId of the page that said so, null where it stands in none */
  changed(keys: readonly string[], tabId: number | null): void;
  /** What the content script of a tab said to the sidebar beside it, unread. */
  spoken(message: unknown, tabId: number): void;
}

export interface RouterOptions {
  readonly extensionId: string;
  /** `chrome-extension://…` without a slash. */
  readonly extensionOrigin: string;
  readonly handlers: MessageHandlers;
}

const forSidebar = z.object({ type: z.enum(['inbox.snapshot', 'inbox.sent']) });

/**
 * Decides who may ask for what. Content scripts share a process with a foreign page, so they may only ask for what
 * concerns that page: its adapter, the place of the sidebar, how reading goes. Everything else needs a page of our own.
 * What is not for the background gives null: nobody answers it here.
 */
export function createMessageRouter({ extensionId, extensionOrigin, handlers }: RouterOptions) {
  return (message: unknown, sender: MessageSender): Promise<Answer> | null => {
    if (sender.id !== extensionId) return refused();
    const fromOwnPage = sender.url?.startsWith(`${extensionOrigin}/`) ?? false;
    return fromOwnPage ? fromPage(message, sender.tab?.id ?? null) : fromInbox(message, sender);
  };

  function fromPage(message: unknown, tabId: number | null): Promise<Answer> | null {
    if (isTooLarge(message, pageMessageLimit)) return refused();
    const announced = changesAnnounced.safeParse(message);
    if (announced.success) {
      handlers.changed(announced.data.keys, tabId);
      return null;
    }
    const parsed = toBackground.safeParse(message);
    return parsed.success ? answered(handlers.page(parsed.data, tabId)) : refused();
  }

  function fromInbox(message: unknown, sender: MessageSender): Promise<Answer> | null {
    const { url, tab } = sender;
    if (url === undefined || !isInboxFrame(sender) || tab?.id === undefined) return refused();
    // Read by the sidebar of the same tab, and by nobody else.
    if (forSidebar.safeParse(message).success) {
      handlers.spoken(message, tab.id);
      return null;
    }
    if (isTooLarge(message, pageMessageLimit)) return refused();
    const parsed = fromContentScript.safeParse(message);
    if (!parsed.success) return refused();
    if (parsed.data.type === 'inbox.snapshot' || parsed.data.type === 'inbox.sent') return null;
    return answered(handlers.inbox(parsed.data, { tabId: tab.id, url }));
  }
}

/**
 * Who speaks to the sidebar: the content script of a mail page, whose tab is still to be compared, or the background, which
 * repeats what the one of this tab said and stands in no tab itself. Anybody else is nobody.
 */
export function speakerTo(
  { extensionId, extensionOrigin }: Pick<RouterOptions, 'extensionId' | 'extensionOrigin'>,
  sender: MessageSender,
): 'background' | 'inbox' | null {
  if (sender.id !== extensionId) return null;
  if (sender.url?.startsWith(`${extensionOrigin}/`))
    return sender.tab === undefined ? 'background' : null;
  return isInboxFrame(sender) ? 'inbox' : null;
}

/** The top frame of an inbox: a mail shown in a frame of its own must never speak for the page around it. */
function isInboxFrame({ url, frameId }: MessageSender): boolean {
  return url !== undefined && surfaceOf(url) !== null && frameId === 0;
}

async function answered(work: Promise<unknown>): Promise<Answer> {
  try {
    // `undefined` would be dropped on the way, and the answer with it.
    return { ok: true, value: (await work) ?? null };
  } catch (cause) {
    return failed(cause instanceof CrmError ? cause : new CrmError('TC005'));
  }
}

const refused = async (): Promise<Answer> => failed(new CrmError('TC007'));

function failed({ code, field, facts }: CrmError): Answer {
  return { ok: false, error: { code, field, facts: { ...facts } } };
}
