import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import type { GmailPage } from './gmail-page-parts.ts';

/** Runs in the page. The bar at the top: search, settings, and the account, which names the reader in person. */
export function header(page: GmailPage, toggleSettings: () => void): HTMLElement {
  const { data, words, own } = page;
  const input = element('input', {
    name: 'q',
    'aria-label': words.search,
    placeholder: words.search,
    autocomplete: 'off',
  });
  const form = element('form', { class: 'aJh', role: 'search' }, icon(icons.search), input);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input instanceof HTMLInputElement)
      location.hash = input.value === '' ? '#inbox' : `#search/${encodeURIComponent(input.value)}`;
  });
  const account = element(
    'a',
    {
      class: 'gb_B gb_Za',
      href: 'https://accounts.google.com/SignOutOptions?hl=en&continue=https://mail.google.com/mail',
      role: 'button',
      'aria-label': `${words.account}: ${data.owner.name}  \n(${data.owner.email})`,
    },
    avatar(data.owner.name, 32),
  );
  account.addEventListener('click', (event) => event.preventDefault());
  return element(
    'header',
    { class: 'gb_Ha', role: 'banner' },
    element('div', { class: 'gb_Fc' }, icon(icons.menu)),
    onClick(element('div', { class: 'gb_uc' }, icon(icons.inbox, 26), words.mail), () => {
      location.hash = '#inbox';
    }),
    form,
    onClick(
      element(
        'div',
        {
          class: 'FI',
          role: 'button',
          tabindex: '0',
          'aria-label': own.settings,
          title: own.settings,
        },
        icon(icons.settings, 22),
      ),
      toggleSettings,
    ),
    element(
      'a',
      {
        class: 'FI',
        href: 'https://calendar.google.com/calendar/u/0/r/week',
        'aria-label': own.calendar,
      },
      icon(icons.calendar, 22),
    ),
    account,
  );
}

/** The folders. */
export function navigation(page: GmailPage, current: string, unread: number): HTMLElement[] {
  const { words } = page;
  const entry = (path: string, label: string, hash: string, count = 0) =>
    element(
      'div',
      { class: `aim${current === hash ? ' ain' : ''}` },
      element(
        'a',
        { href: `#${hash}`, class: 'J-Ke n0' },
        icon(path),
        element('span', {}, label),
        count > 0 ? element('b', { class: 'bsU' }, String(count)) : null,
      ),
    );
  return [
    onClick(
      element(
        'div',
        { class: 'T-I T-I-KE L3', role: 'button', tabindex: '0' },
        icon(icons.pencil),
        words.compose,
      ),
      () => page.write('new', null, null),
    ),
    entry(icons.inbox, words.inbox, 'inbox', unread),
    entry(icons.star, words.starred, 'starred'),
    entry(icons.clock, words.snoozed, 'snoozed'),
    entry(icons.send, words.sent, 'sent'),
    entry(icons.draft, words.drafts, 'drafts'),
  ];
}
