import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanBody } from './clean-body.ts';
import { demoMailbox, demoThreads } from './demo-mailbox.ts';
import { emlMailbox } from './eml-mailbox.ts';
import { pageData } from './page-data.ts';
import { decimalOf, gmailThreadId, outlookConversationId } from './page-ids.ts';

const now = new Date('2026-11-20T03:00:00Z');

describe('mail in the sandbox', () => {
  it('loses what would run or fetch, and keeps the marks of quoted history', () => {
    const sent =
      '<div class="gmail_quote" id="q" onclick="x()">a<script>alert(1)</script><img src="https://t.example/o.gif"><a href="javascript:alert(1)">b</a></div>';
    expect(cleanBody(sent, 'gmail')).toBe(
      '<div class="gmail_quote" id="m_4821q">a<img><a>b</a></div>',
    );
    expect(cleanBody(sent, 'outlook')).toContain('class="x_gmail_quote" id="x_q"');
  });

  it('has ids in the providers’ forms, the same in every run', () => {
    expect(gmailThreadId('acme-quote')).toMatch(/^19[0-9a-f]{14}$/);
    expect(BigInt(decimalOf(gmailThreadId('acme-quote'))).toString(16)).toBe(
      gmailThreadId('acme-quote'),
    );
    expect(outlookConversationId('acme-quote')).toMatch(/^AAQk[A-Za-z0-9+/]+=$/);
  });

  it('has a thread for each situation that the demo shows, none of it later than now', () => {
    const { threads } = demoMailbox({ now });
    expect(threads.map(({ key }) => key).sort()).toEqual(Object.values(demoThreads).sort());
    for (const { messages } of threads)
      for (const { sentAt } of messages)
        expect(sentAt.getTime()).toBeLessThanOrEqual(now.getTime());
  });

  it.each([
    ['en', 'Fri, Nov 20, 2026, 9:25 AM', 'Fri 11/20/2026 9:25 AM'],
    ['zh-CN', '2026年11月20日 周五 上午9:25', '周五 2026/11/20 09:25'],
    ['de', 'Fr, 20. Nov 2026, 09:25', 'Fr 20.11.2026 09:25'],
  ] as const)('dates mail as the pages do in %s', (language, inGmail, inOutlook) => {
    const mailbox = demoMailbox({ now, language });
    const shown = (surface: 'gmail' | 'outlook') =>
      pageData(surface, mailbox).data.threads[0]?.messages.at(-1)?.fullDate;
    expect(shown('gmail')).toBe(inGmail);
    expect(shown('outlook')).toBe(inOutlook);
  });

  it('lists a file that is no mail as an error, beside those that are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'threadbook-eml-'));
    await writeFile(
      join(folder, 'good.eml'),
      'From: Wang Fang <wang.fang@acme-packaging.example>\r\nTo: zhao.min@harbour-tools.example\r\nSubject: Hello\r\nDate: Fri, 20 Nov 2026 09:25:00 +0800\r\n\r\nA <b> letter',
    );
    await writeFile(join(folder, 'empty.eml'), '');
    const { threads, errors } = await emlMailbox(folder, { now });
    expect(threads.map(({ subject }) => subject)).toEqual(['Hello']);
    expect(threads[0]?.messages[0]?.html).toContain('A &lt;b&gt; letter');
    expect(errors.map(({ key }) => key)).toEqual(['empty.eml']);
  });
});
