import { expect } from '@playwright/test';
import { goOn } from '../sandbox/go-on.ts';
import type { MailThread } from '../sandbox/mailbox.ts';
import {
  decimalOf,
  gmailMessageId,
  gmailToken,
  outlookConversationId,
  outlookItemId,
  threadUrl,
} from '../sandbox/page-ids.ts';
import { surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

/** So many mails that are nobody's business but the reader's. */
const count = 100;
/** Words that no request of ours has of its own. */
const words = { name: 'Ottilie', host: 'family-hearth', subject: 'Knitting', body: 'grandmother' };

for (const [name, surface] of surfaces) {
  test(`${name}: of a hundred personal mails nothing leaves the page in clear, neither people nor words nor ids`, async ({
    inbox,
    world,
  }) => {
    test.setTimeout(240_000);
    const { owner, language, timeZone, now, errors } = world.mailbox;
    const threads = personalMails(owner, now);
    world.mailbox.show({ owner, language, timeZone, now, errors, threads });
    const asked: string[] = [];
    world.context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      // What the mail page asks of itself is its own; anything else would be ours.
      if (/^https?:$/.test(protocol) && !/(?:google|office|live)\.com$/.test(host))
        asked.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    world.gate.seen.length = 0;
    const { page } = await inbox.openList(surface);
    for (const [at, { key }] of threads.entries()) {
      // A reader takes minutes for as many.
      if (at % 10 === 0) await world.facts.endMinute();
      const before = world.gate.calls('match_people').length;
      await goOn(page, threadUrl(surface, key));
      await expect.poll(() => world.gate.calls('match_people').length).toBeGreaterThan(before);
    }
    const recorded = [...world.gate.seen.map(({ path, body }) => `${path} ${body}`), ...asked];
    expect(recorded.length).toBeGreaterThan(count);
    const all = recorded.join('\n').toLowerCase();
    const found = [...Object.values(words), ...threads.flatMap(idsOf)].filter((one) =>
      all.includes(one.toLowerCase()),
    );
    expect(found).toEqual([]);
  });
}

function personalMails(owner: MailThread['messages'][number]['from'], now: Date): MailThread[] {
  return Array.from({ length: count }, (_, n) => ({
    key: `personal-${n}`,
    ...{ subject: `${words.subject} on Sunday ${n}`, folder: 'inbox', unread: false },
    messages: [
      {
        from: {
          name: `${words.name} ${n}`,
          email: `${words.name.toLowerCase()}.${n}@${words.host}-${n}.example`,
        },
        ...{ to: [owner], cc: [], sentAt: new Date(now.getTime() - (n + 1) * 3_600_000) },
        html: `<p>Dear all, ${words.body} number ${n} sends her love.</p>`,
      },
    ],
  }));
}

/** What the hosts call the thread and its mail, in every form. */
function idsOf({ key }: MailThread): string[] {
  const id = gmailMessageId(key, 0);
  const outlook = [outlookConversationId(key), outlookItemId(key, 0)];
  return [id, decimalOf(id), gmailToken(key), ...outlook, ...outlook.map(encodeURIComponent)];
}
