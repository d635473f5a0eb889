import { element } from '../build-element.ts';
import type { SandboxLanguage } from '../mailbox.ts';
import type { GmailPage } from './gmail-page-parts.ts';
import { changeQuery, type GmailView } from './gmail-view.ts';

/** Runs in the page. The pane behind the gear: every layout of the sandbox, for people who look at it by hand. */
export function settingsPane({ data, own, view }: GmailPage): HTMLElement {
  return element(
    'aside',
    { id: 'sandbox-settings', 'aria-label': own.settings, hidden: '' },
    element('h2', {}, own.settings),
    element('h3', {}, own.readingPane),
    pane(view, own.noSplit, 'none'),
    pane(view, own.rightOfInbox, 'right'),
    pane(view, own.belowInbox, 'below'),
    element('h3', {}, own.threading),
    choice('checkbox', own.conversationView, view.hasConversations, () =>
      changeQuery('conversations', view.hasConversations ? 'off' : null),
    ),
    choice('checkbox', own.manyMessages, view.messageCount !== null, () =>
      changeQuery('messages', view.messageCount === null ? '12' : null),
    ),
    element('h3', {}, own.accounts),
    ...[
      ['/mail/u/0/', own.firstAccount],
      ['/mail/u/1/', own.secondAccount],
      ['/mail/b/AEoRXRQsandbox/u/0/', own.sharedMailbox],
    ].map(([path = '', label = '']) => element('a', { href: `${path}#inbox` }, label)),
    element('h3', {}, own.language),
    ...languages.map(([language, name]) =>
      choice('radio', name, data.language === language, () => changeQuery('lang', language)),
    ),
  );
}

const languages: readonly (readonly [SandboxLanguage, string])[] = [
  ['en', 'English'],
  ['zh-CN', '中文(简体)'],
  ['de', 'Deutsch'],
];

const pane = (view: GmailView, label: string, place: GmailView['pane']): HTMLElement =>
  choice('radio', label, view.pane === place, () =>
    changeQuery('pane', place === 'none' ? null : place),
  );

function choice(
  type: 'radio' | 'checkbox',
  label: string,
  checked: boolean,
  act: () => void,
): HTMLElement {
  const input = element('input', { type, checked: checked ? '' : null });
  input.addEventListener('change', act);
  return element('label', { class: 'choice' }, input, label);
}
