import { inFunction, type Mutation } from './mutation.ts';

const logged = 'supabase/functions/sync/what-is-logged.test.ts';
const faults = 'supabase/functions/sync/faults-on-the-way.test.ts';
const connected = 'supabase/functions/connect-callback/connect-mailbox.test.ts';
const pushed = 'supabase/functions/outlook-push/outlook-push.test.ts';
const labels = 'supabase/functions/sync/labels.test.ts';

/** Guards of mailbox connections. */
export const connectionMutations: readonly Mutation[] = [
  {
    name: 'a state is taken out by its first use',
    sql: inFunction(
      'private.take_connect_attempt(jsonb)',
      'delete from private.connect_attempts as a',
      'update private.connect_attempts as a set provider = a.provider',
    ),
    file: connected,
    test: 'in the local function host (Node) a state is good once',
  },
  {
    name: 'an attempt ends after ten minutes',
    sql: inFunction(
      'private.take_connect_attempt(jsonb)',
      'attempt.id is null or attempt.expires_at < now()',
      'attempt.id is null',
    ),
    file: connected,
    test: 'in the local function host (Node) a state that is older than ten minutes, unknown or missing connects nothing',
  },
  {
    name: 'a mailbox is the member’s who connected it first',
    sql: inFunction('private.save_connection(jsonb)', 'and c.member_id <> member', 'and false'),
    file: connected,
    test: 'in the local function host (Node) a mailbox that a colleague connected is refused, and its consent given back',
  },
  {
    name: 'tokens are sealed',
    sql: inFunction(
      'private.put_secret(uuid, uuid, text)',
      'private.seal(org, connection, refresh_token)',
      "convert_to(refresh_token, 'UTF8')",
    ),
    file: connected,
    test: 'in the local function host (Node) no token is in an answer, a log, a table that members read, or in clear anywhere in the database',
  },
  {
    name: 'a machine logs to customers that its member works',
    sql: inFunction(
      'private.customers_of_mail(private.caller, jsonb)',
      "r.relation in ('mine', 'collaborator', 'team') and private.may_log_of(seer, r.relation, c.owner_id)",
      'true',
    ),
    file: logged,
    test: 'what is logged a customer that is a colleague’s takes nothing from one’s own on the same mail',
  },
  {
    name: 'what is known under both of its names is left alone',
    sql: inFunction(
      'private.log_found_mails(jsonb)',
      "jsonb_array_length(mail -> 'keys') = 2 and",
      'false and',
    ),
    file: logged,
    test: 'once a mail that was logged by click under both of its names is left as it is',
  },
  {
    name: 'somebody’s customer is not offered to another',
    sql: inFunction('private.offer_sender(private.caller, jsonb)', ') = 1', ') = 0.5'),
    file: 'supabase/functions/sync/import-and-pause.test.ts',
    test: 'who becomes known later never offered: somebody’s customer',
  },
  {
    name: 'who was not looked for yet is looked for',
    sql: inFunction(
      'private.people_to_import(jsonb)',
      'and not (only_new and exists (',
      'and not only_new and not (false and exists (',
    ),
    file: 'supabase/functions/sync/import-and-pause.test.ts',
    test: 'who becomes known later older mail with a contact that was added later is found',
  },
  {
    name: 'what is paused is not read',
    sql: inFunction('private.claim_mailbox(jsonb)', "c.state = 'connected' and", ''),
    file: 'supabase/functions/sync/import-and-pause.test.ts',
    test: 'stopping a paused mailbox is not asked for anything',
  },
  {
    name: 'one worker a mailbox',
    sql: inFunction(
      'private.claim_mailbox(jsonb)',
      'and (j.leased_until is null or j.leased_until < now())\n    and c.state',
      'and c.state',
    ),
    file: faults,
    test: 'the queue two workers are never in one mailbox',
  },
  {
    name: 'nothing is asked before its time',
    sql: inFunction('private.claim_mailbox(jsonb)', 'j.run_after <= now() or', 'true or'),
    file: faults,
    test: 'the queue E05 nothing is asked before the provider allowed it, and the member sees why',
  },
  {
    name: 'what is taken out under a label is the member’s own',
    sql: inFunction(
      'private.take_back_labelled(jsonb)',
      'and s.mail_id = k.mail_id and s.member_id = entry.member_id',
      'and s.mail_id = k.mail_id',
    ),
    file: labels,
    test: 'a label of Gmail’s that is excluded takes back what was logged by click, and nothing of a colleague’s',
  },
  {
    name: 'a label is looked at again the next day',
    sql: inFunction(
      'private.labels_to_sweep(uuid, uuid, uuid)',
      "or s.swept_at < now() - interval '1 day'",
      '',
    ),
    file: labels,
    test: 'a label of Gmail’s that is excluded is looked at again the next day, for mail that got it since',
  },
  {
    name: 'news of a mailbox do not go before what its provider allowed',
    sql: inFunction('private.claim_mailbox(jsonb)', 'j.last_error is null and exists', 'exists'),
    file: labels,
    test: 'a label of Gmail’s that is excluded makes the mailbox due at once, but never before the provider allowed it',
  },
  {
    name: 'a mailbox of which news were told is due',
    sql: inFunction(
      'private.claim_mailbox(jsonb)',
      '(j.last_error is null and exists',
      '(false and exists',
    ),
    file: pushed,
    test: 'what Microsoft tells news that come while a worker is in the mailbox are looked at once it is done',
  },
];
