import { loadHolidays, workCalendar } from '../../shared/domain/working-days.ts';
import type { MailSettings } from '../../supabase/functions/_shared/mail/mail-settings.ts';
import { demoOrganisation } from '../../supabase/seed/demo-organisation.ts';
import { type MailProviderFake, startMailProvider } from '../fakes/mail/mail-provider.ts';

const DAY = 86_400_000;
const apiKey = 'key-of-this-machine';

export interface MailBeside {
  readonly provider: MailProviderFake;
  readonly settings: MailSettings;
  /** From then on the page's button rings the backend at `url` for the next morning. */
  readonly connect: (world: {
    readonly url: string;
    readonly cronSecret: string;
    readonly webUrl: string | null;
  }) => void;
}

/**
 * A mail provider of this machine: its page shows what the product sent, and lets the next working day's morning come at once, so
 * that nobody has to wait for eight o'clock. Nothing of it outlives the process.
 */
export async function startMailBeside(): Promise<MailBeside> {
  let ring: ((now: string) => Promise<void>) | null = null;
  const calendar = workCalendar({ workdays: [1, 2, 3, 4, 5] }, await loadHolidays('cn'));
  let day = dayOf(Date.now());
  const provider = await startMailProvider({
    apiKey,
    above:
      '<form method="post" action="/morning"><button>Let the next morning come</button></form>',
    pages: async (request) => {
      if (new URL(request.url).pathname !== '/morning' || request.method !== 'POST') return null;
      do day = dayOf(Date.parse(day) + DAY);
      while (!calendar.isWorkday(day));
      // Nine o'clock in Shanghai, where the demo organisation is.
      await ring?.(`${day}T01:00:00Z`);
      return new Response(null, { status: 303, headers: { location: '/' } });
    },
  });
  const settings: MailSettings = {
    ...{ apiUrl: provider.url.replace(/\/$/, ''), apiKey, webUrl: null },
    from: `Threadbook <threadbook@${demoOrganisation.domain}>`,
  };
  return {
    provider,
    settings,
    connect: ({ url, cronSecret, webUrl }) => {
      settings.webUrl = webUrl;
      ring = async (now) => {
        const answer = await fetch(`${url}/functions/v1/daily-mail`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-cron-secret': cronSecret },
          body: JSON.stringify({ now }),
        });
        if (!answer.ok) throw new Error(`daily-mail answered ${answer.status}`);
      };
    },
  };
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
