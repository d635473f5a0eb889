import { foundMeeting } from '../../../shared/domain/calendar/found-meeting.ts';
import { readGoogleEvent } from '../../../shared/domain/calendar/google-event.ts';
import { createDigester } from '../../../shared/domain/digests.ts';
import { tokensForRefresh } from '../_shared/ask-for-tokens.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { type EventsAsked, googleEvents } from '../_shared/google/calendar-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import { createProviderAccess } from './provider-access.ts';
import { type CalendarPage, readCalendar } from './read-calendar.ts';

/** As readCalendar says, for a calendar of Google's. @throws ProviderRefusal, DatabaseRefusal */
export async function readGoogleCalendar(
  deps: FunctionDeps,
  google: GoogleSettings,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean> {
  const access = createProviderAccess(deps, mailbox, (refreshToken) =>
    tokensForRefresh(google, refreshToken, deps.fetch),
  );
  const digester = createDigester(mailbox.digest_key);
  // The page of Google Calendar shows the same ids.
  const calendar = { surface: 'google-calendar', account: mailbox.address };

  async function ask(asked: EventsAsked): Promise<CalendarPage> {
    const { events, nextPage, nextSince } = await access((token) =>
      googleEvents(google, asked, token, deps.fetch),
    );
    return { events, nextPage, token: nextSince };
  }

  return readCalendar(
    deps,
    mailbox,
    {
      read: ask,
      follow: ({ token, page }) => ask({ since: token, page }),
      find: async (json) => {
        const event = readGoogleEvent(json);
        return event === null ? 'unreadable' : foundMeeting(event, calendar, digester);
      },
    },
    isOver,
  );
}
