import { escaped, htmlPage } from '../fakes/html-page.ts';
import type { MailPerson } from '../sandbox/mailbox.ts';

export interface LetterToArrive {
  readonly from: MailPerson;
  readonly subject: string;
  readonly text: string;
}

/** Where a mail is made to arrive by hand; `arrived` is the one that just did. */
export function arrivalsPage(
  owner: MailPerson,
  writers: readonly MailPerson[],
  arrived: LetterToArrive | null,
): Response {
  const told =
    arrived === null
      ? ''
      : `<p role="status">“${escaped(arrived.subject)}” of ${escaped(arrived.from.name)} has arrived.</p>`;
  const options = writers.map(
    ({ name, email }) =>
      `<option value="${escaped(email)}">${escaped(`${name} <${email}>`)}</option>`,
  );
  return htmlPage(
    'A mail arrives',
    `${told}<p>In the mailbox of ${escaped(owner.email)}, at the stand-in for Google on this machine. Connect it in Threadbook’s
    options first.</p>
    <form method="post" action="/"><label>From <select name="from">${options.join('')}</select></label>
    <label>Subject <input name="subject" value="One more question" required></label>
    <label>Text <textarea name="text" rows="4">When can you deliver?</textarea></label>
    <button>Let it arrive</button></form>`,
  );
}

/** null for what the page could not have sent. */
export function readLetter(form: FormData, writers: readonly MailPerson[]): LetterToArrive | null {
  const from = writers.find(({ email }) => email === form.get('from'));
  const [subject, text] = [form.get('subject'), form.get('text')];
  if (from === undefined || typeof subject !== 'string' || typeof text !== 'string') return null;
  // A header is one line.
  return { from, subject: subject.replace(/\s+/g, ' ').slice(0, 200), text };
}
