import { avatar, element } from '../build-element.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { type GmailPage, pageId } from './gmail-page-parts.ts';

/** Runs in the page. The picture stands for the sender once more, by address. */
export const picture = ({ from }: PageMessage): HTMLElement =>
  element(
    'div',
    { class: 'aju' },
    element(
      'div',
      { class: 'aCi' },
      element('img', {
        id: `${pageId()}-e`,
        class: 'ajn',
        alt: '',
        jid: from.email,
        'data-hovercard-id': from.email,
        'data-name': from.name,
        'aria-hidden': 'true',
        src: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
      }),
      avatar(from.name, 40),
    ),
  );

export const headerTable = (...rows: readonly HTMLElement[]): HTMLElement =>
  element(
    'table',
    { class: 'cf gJ', cellpadding: '0', role: 'presentation' },
    element('tbody', {}, ...rows),
  );

export function senderCell({ from }: PageMessage, isExpanded: boolean): HTMLElement {
  const { email, name } = from;
  const sender = element(
    'span',
    { class: 'gD', email, name, 'data-hovercard-id': email },
    element('span', {}, name),
  );
  return element(
    'td',
    { class: 'gF gK' },
    element(
      'h3',
      { class: 'iw' },
      element('span', { class: 'qu', role: 'gridcell', tabindex: '-1', translate: 'no' }, sender),
      isExpanded ? element('span', { class: 'go' }, `<${email}>`) : null,
    ),
  );
}

export function dateCell(
  page: GmailPage,
  { fullDate, shortDate }: PageMessage,
  tools?: HTMLElement,
) {
  return element(
    'td',
    { class: 'gH bAk' },
    element(
      'div',
      { class: 'gK' },
      element(
        'span',
        {
          class: 'g3',
          id: pageId(),
          title: fullDate,
          alt: fullDate,
          role: 'gridcell',
          tabindex: '-1',
          lang: page.data.language,
        },
        shortDate,
      ),
      tools ?? null,
    ),
  );
}

/** Gmail's log attribute holds thread and message once more, as base64 of JSON lists. */
export function jslogOf(kind: string, thread: PageThread | null, message: string): string {
  const first =
    thread === null ? '' : ` 1:${btoa(JSON.stringify([`#thread-f:${thread.decimal}`]))};`;
  return `${kind}; u014N:cOuCgd,Kr2w4b,xr6bB;${first} 4:${btoa(JSON.stringify([message, null, null]))}`;
}
