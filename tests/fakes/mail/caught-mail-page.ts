import { escaped, htmlPage } from '../html-page.ts';
import type { CaughtMail } from './mail-provider.ts';

/** What was sent, for eyes. A mail's HTML stands in a frame where nothing runs and nothing is fetched. */
export function caughtMailPage(mails: readonly CaughtMail[], above: string): Response {
  const list = [...mails].reverse().map(
    ({ to, subject, html, text, headers }) =>
      `<article><h2>${escaped(subject)}</h2><p>To ${escaped(to.join(', '))}</p>
      <iframe sandbox title="${escaped(subject)}" srcdoc="${escaped(html)}" style="width:100%;height:24em;border:1px solid #ccc"></iframe>
      <details><summary>As text, with its headers</summary><pre style="white-space:pre-wrap">${escaped(
        Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join(''),
      )}\n${escaped(text)}</pre></details></article>`,
  );
  return htmlPage(
    'Mails that Threadbook sent',
    `<p>Caught on this machine; they reach nobody.</p>${above}${list.join('')}`,
  );
}
