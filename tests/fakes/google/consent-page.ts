import { escaped, htmlPage } from '../html-page.ts';

/** Asks the person, who may choose another mailbox. The same address with a `decision` is then their answer. */
export function consentPage(query: URLSearchParams): Response {
  const kept = [...query].filter(([name]) => name !== 'login_hint');
  const hidden = kept.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const scopes = (query.get('scope') ?? '').split(' ').map((one) => `<li>${escaped(one)}</li>`);
  return htmlPage(
    'Google on this machine',
    `<p>Not Google: a stand-in for trying things out. Threadbook asks for:</p><ul>${scopes.join('')}</ul>
    <form method="get" action="/o/oauth2/v2/auth">${hidden.join('')}
    <label>Mailbox <input name="login_hint" value="${escaped(query.get('login_hint') ?? '')}"></label>
    <button name="decision" value="allow">Allow</button>
    <button name="decision" value="deny">Cancel</button></form>`,
  );
}
