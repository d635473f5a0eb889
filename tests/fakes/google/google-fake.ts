import type { FakeClock } from '../clock.ts';
import { type FaultScript, startFaultScript } from '../faults.ts';
import { type SeenRequest, type ServedFake, serveFake } from '../serve.ts';
import { listHistory } from './gmail-history.ts';
import { type GmailMailbox, openGmailMailbox } from './gmail-mailbox.ts';
import { getMessage, listMessages } from './gmail-messages.ts';
import { type GmailWatches, startGmailWatches } from './gmail-watches.ts';
import { type GoogleCalendar, openGoogleCalendar } from './google-calendar.ts';
import { googleError } from './google-error.ts';
import { type GoogleApp, type GoogleOAuth, startGoogleOAuth } from './oauth.ts';

const readEvents = 'https://www.googleapis.com/auth/calendar.events.readonly';
const readMail = 'https://www.googleapis.com/auth/gmail.readonly';

/**
 * Google as far as reading a mailbox needs it: the OAuth code flow (`o/oauth2/v2/auth`, `token`, `revoke`) and Gmail's
 * getProfile, messages.list, messages.get, labels.list, history.list, watch and stop for the scope gmail.readonly, and
 * Calendar's events.list for calendar.events.readonly. Threads, attachments and other calendars are answered with 404. The addresses are those of the true services below `url`.
 */
export interface GoogleFake extends ServedFake {
  /** The mailbox of this address, made empty at its first use. */
  readonly mailbox: (address: string) => GmailMailbox;
  /** The calendar of this address, made empty at its first use. */
  readonly calendar: (address: string) => GoogleCalendar;
  readonly faults: FaultScript;
  readonly oauth: GoogleOAuth;
  readonly watches: GmailWatches;
  readonly requests: readonly SeenRequest[];
  /** Quota units that a mailbox has spent since the start, by the table for projects made since May 2026. */
  readonly unitsOf: (address: string) => number;
}

export interface GoogleFakeOptions {
  readonly clock: FakeClock;
  /** The app that is registered; left out, any is. */
  readonly app?: GoogleApp;
  /** Shows a consent page to the person instead of consenting at once. */
  readonly asks?: boolean;
  /** Of Gmail's lists. */
  readonly mostPerPage?: number;
  /** Further pages of the same origin; null for what is none of theirs. */
  readonly pages?: (request: Request) => Promise<Response | null>;
}

export async function startGoogleFake(options: GoogleFakeOptions): Promise<GoogleFake> {
  const { clock } = options;
  const mailboxes = new Map<string, GmailMailbox>();
  const calendars = new Map<string, GoogleCalendar>();
  const requests: SeenRequest[] = [];
  const units = new Map<string, number>();
  const faults = startFaultScript();
  const oauth = startGoogleOAuth(clock, options);
  const watches = await startGmailWatches(clock);

  function mailbox(address: string): GmailMailbox {
    const name = address.toLowerCase();
    const opened = mailboxes.get(name) ?? openGmailMailbox(name, clock, options.mostPerPage);
    mailboxes.set(name, opened);
    return opened;
  }

  function calendar(address: string): GoogleCalendar {
    const name = address.toLowerCase();
    const opened = calendars.get(name) ?? openGoogleCalendar(name, clock, options.mostPerPage);
    calendars.set(name, opened);
    return opened;
  }

  function events(request: Request, url: URL): Response {
    const address = oauth.authorise(request, readEvents);
    if (typeof address !== 'string') return address;
    return url.pathname === '/calendar/v3/calendars/primary/events' && request.method === 'GET'
      ? calendar(address).list(url.searchParams)
      : notFound();
  }

  function userInfo(request: Request): Response {
    const address = oauth.authorise(request, 'email');
    return typeof address === 'string' ? Response.json({ email: address }) : address;
  }

  async function gmail(request: Request, url: URL): Promise<Response> {
    const address = oauth.authorise(request, readMail);
    if (typeof address !== 'string') return address;
    const [, user, path = ''] = /^\/gmail\/v1\/users\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    const changes = path === 'watch' || path === 'stop';
    if (user === undefined || request.method !== (changes ? 'POST' : 'GET')) return notFound();
    if (user !== 'me' && decodeURIComponent(user).toLowerCase() !== address) {
      return googleError(403, 'forbidden', `Delegation denied for ${address}`);
    }
    const price = path.startsWith('messages/') ? 20 : (unitPrices[path] ?? 0);
    units.set(address, (units.get(address) ?? 0) + price);
    return changes
      ? watches.answer(mailbox(address), path, request)
      : gmailAnswer(mailbox(address), path, url.searchParams);
  }

  const served = await serveFake(
    async (request) => {
      const url = new URL(request.url);
      const answered = await oauth.answer(request);
      if (answered !== null) return answered;
      if (url.pathname === '/oauth2/v3/certs') return watches.keys();
      if (url.pathname.startsWith('/gmail/v1/')) return gmail(request, url);
      if (url.pathname.startsWith('/calendar/v3/')) return events(request, url);
      if (url.pathname === '/v1/userinfo') return userInfo(request);
      return (await options.pages?.(request)) ?? notFound();
    },
    {
      ...faults,
      answerFor: (url, method) => {
        requests.push({ method, path: url.pathname + url.search, at: clock.now() });
        return faults.answerFor(url, method);
      },
    },
  );
  const unitsOf = (address: string) => units.get(address.toLowerCase()) ?? 0;
  return { ...served, mailbox, calendar, faults, oauth, watches, requests, unitsOf };
}

/** https://developers.google.com/gmail/api/reference/quota, as of 2026-05-01; a get of one mail costs 20. */
const unitPrices: Readonly<Record<string, number>> = {
  profile: 1,
  messages: 5,
  history: 2,
  labels: 1,
  watch: 100,
  stop: 50,
};

function gmailAnswer(mailbox: GmailMailbox, path: string, query: URLSearchParams): Response {
  if (path === 'messages') return listMessages(mailbox, query);
  if (path === 'labels') {
    const own = mailbox.labels.map((label) => ({ ...label, type: 'user' }));
    return Response.json({ labels: [{ id: 'INBOX', name: 'INBOX', type: 'system' }, ...own] });
  }
  if (path === 'history') return listHistory(mailbox, query);
  const id = /^messages\/([^/]+)$/.exec(path)?.[1];
  if (id !== undefined) return getMessage(mailbox, id, query);
  if (path !== 'profile') return notFound();
  const mails = mailbox.mails();
  return Response.json({
    emailAddress: mailbox.address,
    messagesTotal: mails.length,
    threadsTotal: new Set(mails.map(({ threadId }) => threadId)).size,
    historyId: `${mailbox.historyId()}`,
  });
}

const notFound = (): Response => googleError(404, 'notFound', 'Not Found');
