import type { CodeMutation } from './code-mutation.ts';

const router = 'extension/background/message-router.ts';
const routerTest = 'extension/background/message-router.test.ts';

/** Who may ask, speak and be spoken to inside of the extension. */
export const messageMutations: readonly CodeMutation[] = [
  {
    name: 'what a page says goes to the sidebar of its own tab',
    path: router,
    guard: 'handlers.spoken(message, tab.id);',
    instead: 'handlers.spoken(message, 0);',
    file: routerTest,
    test: 'what the page says is passed on to its own tab from the top frame of an inbox, and from nowhere else',
  },
  {
    name: 'what a frame says goes to the page of its own tab',
    path: 'extension/background/handle-page-message.ts',
    guard: 'tabs.tell(tabId, message.message)',
    instead: 'tabs.tell(0, message.message)',
    file: 'extension/background/handle-page-message.test.ts',
    test: 'a frame is told its own tab, and what it says to the page goes to that tab alone',
  },
  {
    name: 'the sidebar hears no other extension',
    path: router,
    guard: 'if (sender.id !== extensionId) return null;',
    instead: '',
    file: routerTest,
    test: 'the sidebar hears mail pages and the background, and nobody else',
  },
  {
    name: 'a page of ours in a tab does not speak for the mail',
    path: router,
    guard: "return sender.tab === undefined ? 'background' : null;",
    instead: "return 'background';",
    file: routerTest,
    test: 'the sidebar hears mail pages and the background, and nobody else',
  },
  {
    name: 'the sender check: messages of other extensions',
    path: router,
    guard: 'if (sender.id !== extensionId) return refused();',
    instead: '',
    file: routerTest,
    test: 'M05 a privileged message from another extension is refused',
  },
  {
    name: 'the sender check: content scripts ask for nothing but their adapter',
    path: router,
    guard: 'fromOwnPage ? fromPage(message, sender.tab?.id ?? null) : fromInbox(message, sender)',
    instead: 'fromPage(message, sender.tab?.id ?? null)',
    file: routerTest,
    test: 'M03 session.sign_out from a content script is refused',
  },
  {
    name: 'the sender check: frames inside an inbox',
    path: router,
    guard: '&& frameId === 0',
    instead: '',
    file: routerTest,
    test: 'M05 no adapter is injected for a frame inside the inbox',
  },
  {
    name: 'messages that are too large are not read',
    path: router,
    guard: 'if (isTooLarge(message, pageMessageLimit)) return refused();',
    instead: '',
    file: routerTest,
    test: 'M02 a message that is two megabytes in small pieces is refused',
  },
];
