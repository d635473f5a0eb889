import type { MailFolder as GraphFolder, User } from '@microsoft/microsoft-graph-types';
import type { FakeClock } from '../clock.ts';
import { type FaultScript, startFaultScript } from '../faults.ts';
import { type SeenRequest, type ServedFake, serveFake } from '../serve.ts';
import { checkAnswer } from './graph-answers.ts';
import { messageDelta } from './graph-delta.ts';
import { graphError } from './graph-error.ts';
import { listMessages, writeMessage } from './graph-messages.ts';
import { nextLink, pageSizeOf } from './graph-pages.ts';
import { type GraphSubscriptions, startGraphSubscriptions } from './graph-subscriptions.ts';
import {
  type MicrosoftApp,
  type MicrosoftCloud,
  type MicrosoftOAuth,
  startMicrosoftOAuth,
} from './oauth.ts';
import { type OutlookCalendar, openOutlookCalendar } from './outlook-calendar.ts';
import { type MailFolder, type OutlookMailbox, openOutlookMailbox } from './outlook-mailbox.ts';

/** Outlook takes so many requests of an app at once in one mailbox: https://learn.microsoft.com/en-us/graph/throttling-limits */
const mostAtOnce = 4;

/**
 * Microsoft as far as reading mail needs it: Entra's code flow below `/{tenant}`, and of Graph's v1.0 `me`, mail folders and
 * those in them, messages by id, by search and by time, the delta of a folder's messages, subscriptions, and
 * of the calendar a time of it, its delta and events by id. Everything else is 404.
 */
export interface MicrosoftFake extends ServedFake {
  /** The mailbox of this address, made empty at its first use. */
  readonly mailbox: (address: string) => OutlookMailbox;
  /** The calendar of this address, made empty at its first use. */
  readonly calendar: (address: string) => OutlookCalendar;
  readonly faults: FaultScript;
  readonly oauth: MicrosoftOAuth;
  readonly subscriptions: GraphSubscriptions;
  readonly requests: SeenRequest[];
  /** The most requests that were open at once in a mailbox. */
  readonly mostAtOnce: (address: string) => number;
  /** No answer leaves Graph until what this gives is called. */
  readonly hold: () => () => void;
}

export async function startMicrosoftFake({
  clock,
  cloud = 'global',
  app = null,
  mostPerPage = 1000,
}: {
  readonly clock: FakeClock;
  readonly cloud?: MicrosoftCloud;
  readonly app?: MicrosoftApp | null;
  /** A page is never longer, whatever is preferred: Microsoft promises no length. */
  readonly mostPerPage?: number;
}): Promise<MicrosoftFake> {
  const mailboxes = new Map<string, OutlookMailbox>();
  const calendars = new Map<string, OutlookCalendar>();
  const requests: SeenRequest[] = [];
  const open = new Map<string, number>();
  const highest = new Map<string, number>();
  const faults = startFaultScript();
  let held = Promise.resolve();
  const subscriptions = startGraphSubscriptions(clock);
  const oauth = startMicrosoftOAuth(clock, cloud, app);

  function mailbox(address: string): OutlookMailbox {
    const name = address.toLowerCase();
    const opened = mailboxes.get(name) ?? openOutlookMailbox(name, clock);
    mailboxes.set(name, opened);
    return opened;
  }

  function calendar(address: string): OutlookCalendar {
    const name = address.toLowerCase();
    const opened = calendars.get(name) ?? openOutlookCalendar(clock, mostPerPage);
    calendars.set(name, opened);
    return opened;
  }

  async function graph(request: Request, path: string): Promise<Response> {
    const address = oauth.authorise(request, scopeOf(path));
    if (typeof address !== 'string') return address;
    const now = (open.get(address) ?? 0) + 1;
    open.set(address, now);
    highest.set(address, Math.max(now, highest.get(address) ?? 0));
    try {
      // Long enough for others to come in meanwhile.
      await new Promise((done) => setTimeout(done, 2));
      await held;
      if (now > mostAtOnce) return graphError(429, 'ApplicationThrottled', { 'retry-after': '5' });
      if (path.startsWith('subscriptions'))
        return await subscriptions.answer(address, path, request);
      const ofCalendar = calendar(address).answer(path, request);
      if (ofCalendar !== null) return ofCalendar;
      return graphAnswer(mailbox(address), path, request, { cloud, mostPerPage });
    } finally {
      open.set(address, (open.get(address) ?? 1) - 1);
    }
  }

  const served = await serveFake(
    async (request) => {
      const answered = await oauth.answer(request);
      if (answered !== null) return answered;
      const [, path] = /^\/v1\.0\/(.+)$/.exec(new URL(request.url).pathname) ?? [];
      const isWritten = path?.startsWith('subscriptions') === true;
      if (path === undefined || (request.method !== 'GET' && !isWritten))
        return graphError(404, 'UnknownRoute');
      return checkAnswer(path, await graph(request, path));
    },
    {
      ...faults,
      answerFor: (url, method) => {
        requests.push({ method, path: url.pathname + url.search, at: clock.now() });
        return faults.answerFor(url, method);
      },
    },
  );
  const mostOf = (address: string) => highest.get(address.toLowerCase()) ?? 0;
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  };
  return {
    ...served,
    mailbox,
    calendar,
    faults,
    oauth,
    subscriptions,
    requests,
    mostAtOnce: mostOf,
    hold,
  };
}

/** https://learn.microsoft.com/en-us/graph/permissions-reference */
function scopeOf(path: string): string {
  if (path === 'me') return 'User.Read';
  return /^me\/(?:calendarView|events)\b/.test(path) ? 'Calendars.Read' : 'Mail.Read';
}

function graphAnswer(
  mailbox: OutlookMailbox,
  path: string,
  request: Request,
  { cloud, mostPerPage }: { cloud: MicrosoftCloud; mostPerPage: number },
): Response {
  if (path === 'me') {
    const user = { id: 'a-user', mail: mailbox.address, userPrincipalName: mailbox.address };
    return Response.json(user satisfies User);
  }
  if (path === 'me/mailFolders') return listFolders(mailbox, mailbox.rootId, request);
  if (path === 'me/messages') return listMessages(mailbox, request, mostPerPage);
  const [, name, inFolder] =
    /^me\/mailFolders\/([^/]+)(\/messages\/delta|\/messages|\/childFolders)?$/.exec(path) ?? [];
  if (name !== undefined) {
    const folder = mailbox.folder(decodeURIComponent(name));
    if (folder === null) return graphError(404, 'ErrorItemNotFound');
    if (inFolder === undefined) return Response.json(written(folder, mailbox));
    if (inFolder === '/messages') return listMessages(mailbox, request, mostPerPage, folder.id);
    if (inFolder === '/childFolders') return listFolders(mailbox, folder.id, request);
    // Not there in China's cloud: https://learn.microsoft.com/en-us/graph/api/message-delta
    return cloud === 'china'
      ? graphError(404, 'UnknownRoute')
      : messageDelta(mailbox, folder.id, request, mostPerPage);
  }
  const [, id] = /^me\/messages\/([^/]+)$/.exec(path) ?? [];
  const message = id === undefined ? null : mailbox.find(decodeURIComponent(id));
  return message === null
    ? graphError(404, 'ErrorItemNotFound')
    : Response.json(writeMessage(message, request));
}

/** Those directly below one folder, page by page. */
function listFolders(mailbox: OutlookMailbox, parentId: string, request: Request): Response {
  const url = new URL(request.url);
  const all = mailbox.folders().filter(({ parentFolderId }) => parentFolderId === parentId);
  const start = Number(url.searchParams.get('$skip') ?? 0);
  const end = start + pageSizeOf(request);
  return Response.json({
    value: all.slice(start, end).map((one) => written(one, mailbox)),
    ...(end < all.length ? nextLink(url, { $skip: `${end}` }) : {}),
  });
}

const written = ({ id, displayName, parentFolderId }: MailFolder, mailbox: OutlookMailbox) =>
  ({
    ...{ id, displayName, parentFolderId },
    childFolderCount: mailbox.folders().filter((one) => one.parentFolderId === id).length,
  }) satisfies GraphFolder;
