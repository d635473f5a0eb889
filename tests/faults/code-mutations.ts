/** A guard in TypeScript: where it stands, as written, and what is left when somebody removes it. */
export interface CodeMutation {
  readonly name: string;
  readonly path: string;
  readonly guard: string;
  readonly instead: string;
  /** Test file and full name, or the beginning of it. */
  readonly file: string;
  readonly test: string;
}

const router = 'extension/background/message-router.ts';
const routerTest = 'extension/background/message-router.test.ts';
const carriersTest = 'supabase/tests/carriers.test.ts';

export const codeMutations: readonly CodeMutation[] = [
  {
    name: 'the sender check: messages of other extensions',
    path: router,
    guard: 'if (sender.id !== extensionId) return refused();',
    instead: '',
    file: routerTest,
    test: 'a privileged message from another extension is refused',
  },
  {
    name: 'the sender check: content scripts ask for nothing but their adapter',
    path: router,
    guard: 'fromOwnPage ? fromPage(message) : fromInbox(message, sender)',
    instead: 'fromPage(message)',
    file: routerTest,
    test: 'session.sign_out from a content script is refused',
  },
  {
    name: 'the sender check: frames inside an inbox',
    path: router,
    guard: '&& frameId === 0',
    instead: '',
    file: routerTest,
    test: 'no adapter is injected for a frame inside the inbox',
  },
  {
    name: 'messages that are too large are not read',
    path: router,
    guard: 'if (isTooLarge(message, pageMessageLimit)) return refused();',
    instead: '',
    file: routerTest,
    test: 'a message that is two megabytes in small pieces is refused',
  },
  {
    name: 'a question whose answer was lost is asked again',
    path: 'extension/background/ask-background.ts',
    guard: 'if (reply === undefined && !isCutOff())',
    instead: 'if (false)',
    file: 'extension/background/ask-background.test.ts',
    test: 'a question whose answer was lost (rejects) is sent again with the same op_id',
  },
  {
    name: 'drafts belong to an account',
    path: 'extension/background/handle-page-message.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the guard as it is written
    guard: '`${account}\\n${key}`',
    instead: 'key',
    file: 'extension/background/handle-page-message.test.ts',
    test: 'what one account typed is not shown to the next one',
  },
  {
    name: "a captive portal's page is no answer",
    path: 'shared/api/supabase-client.ts',
    guard: "response.headers.get('content-type')?.startsWith('text/html')",
    instead: 'false',
    file: carriersTest,
    test: 'the carrier direct keeps the session a session that ran out behind a captive portal is not lost',
  },
  {
    name: 'a refused token is renewed once',
    path: 'shared/api/supabase-crm.ts',
    guard: 'isTokenRefused(answer.error, answer.status)',
    instead: 'false',
    file: carriersTest,
    test: 'the carrier through the background keeps the session a refused token is renewed once',
  },
];
