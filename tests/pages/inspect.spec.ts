import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './test.ts';

/** The command as somebody types it; what it prints is read by programs. */
const url = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzGtwqRhNvXkPpZQsWdLmBcVtKjH';
const fragment = `<h2 class="hP" data-legacy-thread-id="18c0ffee18c0ffee">Offer for boxes</h2>
<div role="list"><div role="listitem"><div class="adn ads" data-message-id="#msg-f:1783634226867175662" data-legacy-message-id="18c0ae5418c0a4ee">
<span class="gD" email="lin.yue@acme.example" name="Lin Yue">Lin Yue</span><span class="g3" title="Mar 2, 2026, 9:00 AM">Mar 2</span>
<div class="ii gt"><div class="a3s">We take twelve.</div></div></div></div></div>`;

test('inspect page prints one JSON document and nothing else, with null for what is unknown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-inspect-'));
  try {
    const [file, prefix, suffix] = ['page.html', 'prefix.txt', 'suffix.txt'].map((name) =>
      join(folder, name),
    );
    await writeFile(file ?? '', fragment);
    await writeFile(prefix ?? '', '<html lang="en"><body><div role="main">');
    await writeFile(suffix ?? '', '</div></body></html>');
    const wrap = ['--wrap', prefix ?? '', suffix ?? ''];
    const { code, stdout } = await inspect('page', file ?? '', '--url', url, ...wrap);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      surface: 'gmail',
      host: 'mail.google.com',
      account: null,
      view: 'thread',
      thread: {
        id: '18c0ffee18c0ffee',
        legacyId: '18c0ffee18c0ffee',
        conversationId: null,
        subject: 'Offer for boxes',
      },
      messages: [
        {
          from: { email: 'lin.yue@acme.example', name: 'Lin Yue' },
          cc: null,
          dateRaw: 'Mar 2, 2026, 9:00 AM',
          text: 'We take twelve.',
          expanded: true,
        },
      ],
      composes: [],
      rows: [],
      event: null,
      provenance: { 'thread.id': { tier: 'A' } },
    });
    const whole = await inspect('page', folder, '--url', url, ...wrap);
    const lines = whole.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ path: 'page.html', view: 'thread' }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('inspect page says what is wrong with its arguments on stderr and ends with code 2', async () => {
  const missing = await inspect('page', 'no-such-file.html', '--url', url);
  expect(missing).toMatchObject({ code: 2, stdout: '' });
  expect(missing.stderr).toContain('no-such-file.html');
  const elsewhere = await inspect('page', 'package.json', '--url', 'https://mail.example/');
  expect(elsewhere).toMatchObject({ code: 2, stdout: '' });
  expect(elsewhere.stderr).toContain('https://mail.example/');
});

function inspect(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const command = ['run', '--silent', 'inspect', '--', ...words];
    execFile('npm', command, { timeout: 30_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1);
      resolve({ code, stdout, stderr });
    });
  });
}
