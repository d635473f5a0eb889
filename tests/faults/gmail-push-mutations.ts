import type { CodeMutation } from './code-mutation.ts';
import { inFunction, type Mutation } from './mutation.ts';

const file = 'supabase/functions/gmail-push/gmail-push.test.ts';
const signature = 'supabase/functions/_shared/google/signed-by-google.ts';

/** Guards of who may tell of a Gmail mailbox. */
export const gmailPushMutations: readonly CodeMutation[] = [
  {
    name: 'a token of Google’s for another receiver is none',
    path: signature,
    guard: '{ issuer, audience, ',
    instead: '{ issuer, ',
    file,
    test: 'what Google tells a token for another address is none',
  },
  {
    name: 'a token that somebody else issued is none',
    path: signature,
    guard: '{ issuer, audience, ',
    instead: '{ audience, ',
    file,
    test: 'what Google tells a token by another issuer is none',
  },
  {
    name: 'an account that nobody verified is none',
    path: signature,
    guard: 'email_verified: z.literal(true)',
    instead: 'email_verified: z.boolean()',
    file,
    test: 'what Google tells a token with an account that nobody verified is none',
  },
  {
    name: 'only the organisation’s own subscription tells of mailboxes',
    path: 'supabase/functions/gmail-push/handler.ts',
    guard: 'if (signed.email !== google.push.account)',
    instead: "if (signed.email === '')",
    file,
    test: 'what Google tells another service account of Google’s is refused',
  },
  {
    name: 'disconnecting ends what Gmail tells',
    path: 'supabase/functions/_shared/mail-provider.ts',
    guard: 'await unwatchGmail(google, accessToken, send);',
    instead: 'accessToken.trim();',
    file,
    test: 'the life of a watch disconnecting ends it',
  },
];

/** The same in the database. */
export const gmailNewsMutations: readonly Mutation[] = [
  {
    name: 'a mailbox that rests is not made due by its provider',
    sql: inFunction('private.hear_of_gmail(jsonb)', "and c.state = 'connected'", ''),
    file,
    test: 'what Google tells a mailbox whose member has it rest is left alone',
  },
  {
    name: 'news are of the mailbox that they name',
    sql: inFunction(
      'private.hear_of_gmail(jsonb)',
      'and c.address in',
      'and c.address || c.address not in',
    ),
    file,
    test: 'what Google tells somebody else’s address makes nothing due',
  },
];
