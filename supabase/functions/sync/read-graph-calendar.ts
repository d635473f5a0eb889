import * as z from 'zod/mini';
import { foundMeeting } from '../../../shared/domain/calendar/found-meeting.ts';
import { readGraphEvent } from '../../../shared/domain/calendar/graph-event.ts';
import { createDigester } from '../../../shared/domain/digests.ts';
import { tokensForRefresh } from '../_shared/ask-for-tokens.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import {
  type GraphEventsAsked,
  graphEvent,
  graphEventChanges,
  graphEvents,
} from '../_shared/microsoft/graph-calendar.ts';
import type { MicrosoftSettings } from '../_shared/microsoft/microsoft-settings.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import { createProviderAccess } from './provider-access.ts';
import { type CalendarPage, readCalendar } from './read-calendar.ts';

/** What a round tells of an event that is not in its time any more. */
const removed = z.object({ id: z.string(), '@removed': z.unknown() });
/** What it tells of an instance that is like its series. */
const stub = z.looseObject({
  type: z.literal('occurrence'),
  seriesMasterId: z.string(),
  subject: z.optional(z.undefined()),
});

/** As readCalendar says, for a calendar of Microsoft's. @throws ProviderRefusal, DatabaseRefusal */
export async function readGraphCalendar(
  deps: FunctionDeps,
  microsoft: MicrosoftSettings,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean> {
  const access = createProviderAccess(deps, mailbox, (refreshToken) =>
    tokensForRefresh(microsoft, refreshToken, deps.fetch),
  );
  const call = (token: string) => ({ microsoft, token, send: deps.fetch });
  const digester = createDigester(mailbox.digest_key);
  // Ids of Graph's; the page of Outlook shows others, and is met by title and time.
  const calendar = { surface: 'graph-calendar', account: mailbox.address };
  const series = new Map<string, Promise<unknown>>();
  const eventOf = (id: string) => access((token) => graphEvent(call(token), id));

  /** Each series is asked for once in a slice. */
  function seriesOf(id: string): Promise<unknown> {
    const asked = series.get(id) ?? eventOf(id);
    series.set(id, asked);
    return asked;
  }

  /** An event as a whole: https://learn.microsoft.com/en-us/graph/delta-query-events */
  async function wholeOf(json: unknown): Promise<unknown> {
    const gone = removed.safeParse(json);
    // It may have moved out of the time that is read, or be there no more.
    if (gone.success)
      return (await eventOf(gone.data.id)) ?? { id: gone.data.id, isCancelled: true };
    const instance = stub.safeParse(json);
    if (!instance.success) return json;
    const whole = z.looseObject({}).safeParse(await seriesOf(instance.data.seriesMasterId));
    return whole.success ? { ...whole.data, recurrence: null, ...instance.data } : json;
  }

  async function ask(asked: GraphEventsAsked): Promise<CalendarPage> {
    const question = microsoft.hasDelta ? graphEventChanges : graphEvents;
    const page = await access((token) => question(call(token), asked));
    return {
      events: page.events,
      nextPage: page.nextLink,
      token: microsoft.hasDelta ? page.deltaLink : '',
    };
  }

  return readCalendar(
    deps,
    mailbox,
    {
      read: ({ from, until, page }) => ask(page ?? { from, until }),
      follow: microsoft.hasDelta ? ({ token, page }) => ask(page ?? token) : null,
      find: async (json) => {
        const event = readGraphEvent(await wholeOf(json));
        return event === null ? 'unreadable' : foundMeeting(event, calendar, digester);
      },
    },
    isOver,
  );
}
