import type { CodeMutation } from './code-mutation.ts';
import { inFunction, type Mutation } from './mutation.ts';

const logged = 'supabase/functions/sync/outlook-mail.test.ts';
const faults = 'supabase/functions/sync/outlook-faults.test.ts';
const told = 'supabase/functions/outlook-push/outlook-push.test.ts';
const limits = 'supabase/functions/sync/outlook-limits.test.ts';

/** Guards of what is read from mailboxes of Microsoft's. */
export const outlookMutations: readonly CodeMutation[] = [
  {
    name: 'Outlook’s two kinds of ids do not contradict each other',
    path: 'shared/domain/message-name.ts',
    guard: '#immutable`',
    instead: '`',
    file: logged,
    test: 'once a mail that was logged by click under the id that a move changes and is found again is one follow-up with the words that were typed',
  },
  {
    name: 'what Exchange marks private stays out without a header that says so',
    path: 'shared/domain/sync-graph-mail.ts',
    guard: 'if (sensitivity !== undefined)',
    instead: 'if (false)',
    file: logged,
    test: 'what is logged never mail that Exchange itself marks private',
  },
  {
    name: 'the next refresh token is kept',
    path: 'supabase/functions/sync/provider-access.ts',
    guard: 'refresh_token: tokens.refreshToken,',
    instead: 'refresh_token: null,',
    file: faults,
    test: 'tokens the refresh token that comes with an access token is the one that is kept',
  },
  {
    name: 'the token goes to Microsoft Graph alone',
    path: 'supabase/functions/_shared/microsoft/graph-api.ts',
    guard: 'if (isLink && !question.startsWith(',
    instead: 'if (query.none && !question.startsWith(',
    file: faults,
    test: 'tokens a link that leads elsewhere is not followed with the token',
  },
  {
    name: 'no more than four requests are open in a mailbox',
    path: 'supabase/functions/sync/read-graph.ts',
    guard: 'REQUESTS_AT_ONCE = 4',
    instead: 'REQUESTS_AT_ONCE = 8',
    file: limits,
    test: 'at most four requests are open at once in a mailbox',
  },
  {
    name: 'a search that was cut off is gone on with',
    path: 'supabase/functions/sync/next-graph-step.ts',
    guard: 'MOST_OF_A_SEARCH = 1000',
    instead: 'MOST_OF_A_SEARCH = 100_000',
    file: limits,
    test: 'a search that Microsoft ends after a thousand is gone on with: what is older is found as well',
  },
];

/** Guards of what Microsoft tells. */
export const outlookPushMutations: readonly Mutation[] = [
  {
    name: 'who tells of mail repeats the text of the subscription',
    sql: inFunction(
      'private.hear_of_mail(jsonb)',
      "and s.client_state_hash = sha256(convert_to(coalesce(item ->> 'client_state', ''), 'UTF8'))",
      '',
    ),
    file: told,
    test: 'what Microsoft tells a message without the text of its subscription, or of none that is known, is passed over; the others of its batch are not',
  },
];
