import { bodyOf, type Child, element } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import type { GmailPage } from './gmail-page-parts.ts';

/** Runs in the page. The window for printing: tables and text, as it has been since 2013; no ids, no roles. */
export function printPage(page: GmailPage, thread: PageThread): HTMLElement {
  const { data, own } = page;
  const count = own.messages(thread.messages.length);
  return element(
    'div',
    { class: 'bodycontainer' },
    table(
      {},
      row(
        cell({ width: '143' }, page.words.mail),
        cell({ align: 'right' }, small(element('b', {}, `${data.owner.name} <${page.mailbox}>`))),
      ),
    ),
    element('hr', {}),
    element(
      'div',
      { class: 'maincontent' },
      table(
        {},
        row(
          cell(
            {},
            element('font', { size: '+1' }, element('b', {}, thread.subject)),
            element('br', {}),
            small(count),
          ),
        ),
      ),
      ...thread.messages.flatMap((message) => [element('hr', {}), printed(page, message)]),
    ),
  );
}

function printed({ own }: GmailPage, message: PageMessage): HTMLElement {
  const list = (people: readonly MailPerson[]) =>
    people.map(({ name, email }) => `${name} <${email}>`).join(', ');
  const { to, cc } = message;
  return table(
    { class: 'message' },
    row(
      cell({}, small(element('b', {}, `${message.from.name} `), `<${message.from.email}>`)),
      cell({ align: 'right' }, small(message.fullDate)),
    ),
    row(
      cell(
        { colspan: '2' },
        element(
          'font',
          { size: '-1', class: 'recipient' },
          element('div', {}, `${own.printed.to}: ${list(to)}`),
          cc.length === 0 ? null : element('div', {}, `${own.printed.cc}: ${list(cc)}`),
        ),
      ),
    ),
    row(
      cell(
        { colspan: '2' },
        table(
          { cellpadding: '12' },
          row(
            cell(
              {},
              element('div', { style: 'overflow: hidden' }, small(bodyOf(message.bodyTemplate))),
            ),
          ),
        ),
      ),
    ),
  );
}

const table = (attributes: Record<string, string>, ...rows: HTMLElement[]): HTMLElement =>
  element(
    'table',
    { width: '100%', cellpadding: '0', cellspacing: '0', border: '0', ...attributes },
    element('tbody', {}, ...rows),
  );

const row = (...cells: HTMLElement[]): HTMLElement => element('tr', {}, ...cells);

const cell = (attributes: Record<string, string>, ...children: Child[]): HTMLElement =>
  element('td', attributes, ...children);

const small = (...children: Child[]): HTMLElement => element('font', { size: '-1' }, ...children);
