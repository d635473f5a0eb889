import { element, onClick } from '../build-element.ts';
import type { SandboxLanguage } from '../mailbox.ts';
import { sharedAddress } from './outlook-frame.ts';
import type { OutlookPage } from './outlook-page-parts.ts';
import type { OutlookView } from './outlook-view.ts';

/** Runs in the page. The pane behind the gear: every layout of the sandbox, for people who look at it by hand. */
export function settingsPane(page: OutlookPage, view: OutlookView): HTMLElement {
  const { own } = page;
  return element(
    'aside',
    { id: 'sandbox-settings', 'aria-label': own.settings, hidden: '' },
    element('h2', {}, own.settings),
    element('h3', {}, own.arrangement),
    choice('radio', own.asConversations, !view.messages, () => page.change('view', null)),
    choice('radio', own.asMessages, view.messages, () => page.change('view', 'messages')),
    choice('checkbox', own.keepDraft, view.hasDraft, () =>
      page.change('draft', view.hasDraft ? null : 'on'),
    ),
    element('h3', {}, own.mailboxes),
    choice('checkbox', own.sharedMailbox, view.hasSharedRoot, () =>
      page.change('shared', view.hasSharedRoot ? null : 'on'),
    ),
    element(
      'a',
      { href: `/mail/${sharedAddress(page)}/inbox`, target: '_blank', rel: 'noopener' },
      own.openShared,
    ),
    element('h3', {}, own.language),
    ...languages.map(([language, name]) =>
      choice('radio', name, page.data.language === language, () => page.change('lang', language)),
    ),
  );
}

const languages: readonly (readonly [SandboxLanguage, string])[] = [
  ['en', 'English'],
  ['zh-CN', '中文(简体)'],
  ['de', 'Deutsch'],
];

function choice(
  type: 'radio' | 'checkbox',
  label: string,
  checked: boolean,
  act: () => void,
): HTMLElement {
  const input = element('input', { type, checked: checked ? '' : null });
  return onClick(element('label', { class: 'choice' }, input, label), act);
}
