import { inFunction, type Mutation } from './mutation.ts';

const mails = 'supabase/functions/daily-mail/daily-mail.test.ts';
const slices = 'supabase/functions/sync/slices.test.ts';
const claim = 'private.claim_daily_mail(jsonb)';
const content = 'private.daily_mail_content(uuid, uuid, timestamptz)';

/** Guards of the daily mail, and of mailboxes that are read in slices. */
export const dailyMailMutations: readonly Mutation[] = [
  {
    name: 'one daily mail in the hands of one worker',
    sql: inFunction(claim, 'and (d.leased_until is null or d.leased_until < moment)', ''),
    file: mails,
    test: 'each once with four workers at a time',
  },
  {
    name: 'no daily mail is tried before the provider allowed it',
    sql: inFunction(claim, 'and d.run_after <= moment', ''),
    file: mails,
    test: 'each once nothing is asked before the provider allowed it, for nobody',
  },
  {
    name: 'a provider that asks to wait means every daily mail',
    sql: inFunction(
      'private.settle_daily_mail(jsonb)',
      "if outcome = 'later' then",
      'if false then',
    ),
    file: mails,
    test: 'each once nothing is asked before the provider allowed it, for nobody',
  },
  {
    name: 'one daily mail a day',
    sql: `alter table public.daily_mails drop constraint daily_mails_once cascade;
      ${inFunction('private.plan_daily_mails(timestamptz, jsonb)', 'on conflict on constraint daily_mails_once do nothing', '')}
      ${inFunction('private.plan_daily_mails(timestamptz, jsonb)', 'and d.day = w.wall::date', 'and d.day = w.wall::date and false')}`,
    file: mails,
    test: 'who is told, and when from eight in the member’s own zone, and once a day',
  },
  {
    name: 'a customer that is a colleague’s keeps its name in the daily mail',
    sql: inFunction(content, "and private.relation_of(seer, c.id, c.owner_id) <> 'colleague'", ''),
    file: mails,
    test: 'who is told, and when a customer that is a colleague’s by now takes its name along',
  },
  {
    name: 'who switched the daily mail off gets none',
    sql:
      inFunction(
        'private.plan_daily_mails(timestamptz, jsonb)',
        "and coalesce(s.wanted, 'all') <> 'off'",
        '',
      ) + inFunction(content, "or choice.wanted = 'off'", ''),
    file: mails,
    test: 'who is told, and when who switched it off, and who has left, get none',
  },
  {
    name: 'the link that stops a daily mail is signed',
    sql: inFunction(
      'private.stop_daily_mail(jsonb)',
      "sha256(convert_to(token, 'UTF8')) <> sha256(convert_to(private.daily_mail_token(org, member), 'UTF8'))",
      'false',
    ),
    file: mails,
    test: 'stopped by the link in the mail a link that was changed stops nobody’s',
  },
  {
    name: 'a mailbox that is half read is not up to date',
    sql: inFunction(
      'private.release_mailbox(jsonb)',
      "problem is null and private.read_flag_or(payload, 'is_up_to_date', true)",
      'problem is null',
    ),
    file: slices,
    test: 'a mailbox that is given back half read has not been read to its end',
  },
  {
    name: 'not every mailbox at the same time',
    sql: inFunction(
      'private.claim_mailbox(jsonb)',
      'j.leased_until >= now()) >= most',
      'false) >= most',
    ),
    file: slices,
    test: 'no more mailboxes are read at the same time than are allowed',
  },
];
