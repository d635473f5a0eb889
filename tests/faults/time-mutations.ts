import { inFunction, type Mutation } from './mutation.ts';

/** Guards about time and about whole tables, and the tests in pgTAP or of the text that must then be red. */
const file = 'supabase/tests/pgtap/pgtap.test.ts';
const inPgtap = (name: string): string => `rules about time ${name}.sql`;

export const timeMutations: readonly Mutation[] = [
  {
    name: 'a reminder is overdue at the organisation’s midnight',
    sql: inFunction('private.tick(jsonb)', 'private.start_of_day(o.time_zone, moment)', 'moment'),
    file,
    test: inPgtap('days-of-the-organisation'),
  },
  {
    name: 'a day begins at the midnight of its zone',
    sql: inFunction(
      'private.start_of_day(text, timestamptz)',
      '((moment at time zone zone)::date)::timestamp at time zone zone',
      "date_trunc('day', moment)",
    ),
    file,
    test: inPgtap('days-of-the-organisation'),
  },
  {
    name: 'quiet hours hold back what falls due',
    sql: inFunction('private.claim_deliveries(jsonb)', 'or private.is_quiet(rules, now())', ''),
    file: 'supabase/tests/member-settings.test.ts',
    test: 'quiet hours what falls due in them is told by no browser, and told once when they are over',
  },
  {
    name: 'who switched notifications off is told nothing',
    sql: inFunction('private.claim_deliveries(jsonb)', 'not coalesce(rules.notify, true) or', ''),
    file: 'supabase/tests/member-settings.test.ts',
    test: 'notifications switched off, none is told; Today keeps them',
  },
  {
    name: 'a kind that is not wanted is not told',
    sql: inFunction(
      'private.claim_deliveries(jsonb)',
      "r.kind <> all (coalesce(rules.muted_kinds, '{}'))",
      'true',
    ),
    file: 'supabase/tests/member-settings.test.ts',
    test: 'notifications of a kind that is not wanted, none is told',
  },
  {
    name: 'quiet hours begin at the first of a time that comes twice',
    sql: inFunction(
      'private.is_quiet(public.member_settings, timestamptz)',
      "- interval '1 hour') at time zone rules.quiet_zone) + interval '1 hour'",
      ') at time zone rules.quiet_zone)',
    ),
    file: 'supabase/tests/member-settings.test.ts',
    test: 'quiet hours in New York’s autumn half past one comes twice, and nothing is told between',
  },
  {
    name: 'a night over a skipped day is one night',
    sql: inFunction(
      'private.is_quiet(public.member_settings, timestamptz)',
      'generate_series(0, 2)',
      'generate_series(0, 1)',
    ),
    file: 'supabase/tests/member-settings.test.ts',
    test: 'quiet hours in Apia, where 30 December 2011 never was, the night lasts from the 29th to the 31st',
  },
  {
    name: 'what was told leaves room for what was not',
    sql: inFunction(
      'private.claim_deliveries(jsonb)',
      't.member_id = me.member_id and t.acknowledged_at is not null',
      'false',
    ),
    file: 'supabase/tests/deliveries.test.ts',
    test: 'fifty reminders that were told and stay open do not silence the next one',
  },
  {
    name: 'a lease that still holds is left alone',
    sql: inFunction(
      'private.claim_deliveries(jsonb)',
      'd.acknowledged_at is null and d.leased_until < now()',
      'd.acknowledged_at is null',
    ),
    file,
    test: inPgtap('reminders'),
  },
  {
    name: 'in time is up to the last second of the hours allowed',
    sql: inFunction(
      'private.figures_of(public.follow_ups)',
      'f.recorded_at <= f.occurred_at',
      'f.recorded_at < f.occurred_at',
    ),
    file,
    test: inPgtap('timely-hours'),
  },
  {
    name: 'a figure belongs to the organisation’s day',
    sql: inFunction(
      'private.figures_of(public.follow_ups)',
      '(f.occurred_at at time zone o.time_zone)::date',
      'f.occurred_at::date',
    ),
    file,
    test: inPgtap('timely-hours'),
  },
  {
    name: 'codes carry the organisation’s date',
    sql: inFunction(
      'private.create_customer(jsonb)',
      '(now() at time zone me.time_zone)::date',
      'now()::date',
    ),
    file,
    test: inPgtap('codes'),
  },
  {
    name: 'claims are counted by the day and not by 24 hours',
    sql: inFunction(
      'private.claims_left(public.pool_rules, private.caller)',
      'private.start_of_day(me.time_zone, now())',
      "now() - interval '24 hours'",
    ),
    file,
    test: inPgtap('claims'),
  },
  {
    name: 'the whole cool-down is waited for',
    sql: inFunction(
      'private.waits_until(public.pool_rules, uuid, uuid)',
      'days => rules.cool_down_days',
      'hours => 24 * rules.cool_down_days - 1',
    ),
    file,
    test: inPgtap('claims'),
  },
  {
    name: 'a contract runs to the end of its day where the organisation is',
    sql: inFunction(
      'private.idle_customers(public.pool_rules, timestamptz)',
      '(moment at time zone o.time_zone)::date',
      'moment::date',
    ),
    file,
    test: inPgtap('recycling'),
  },
  {
    name: 'an invitation ends on the second',
    sql: inFunction(
      'private.accept_invitation(jsonb)',
      'invitation.expires_at <= now()',
      'invitation.expires_at < now()',
    ),
    file,
    test: inPgtap('invitations'),
  },
  {
    name: 'a weekly assignment runs on the organisation’s weekday',
    sql: inFunction(
      'private.run_saved_assignments(timestamptz)',
      'extract(isodow from moment at time zone o.time_zone)',
      'extract(isodow from moment)',
    ),
    file,
    test: inPgtap('weekly-assignments'),
  },
  {
    name: 'no function changes a whole table',
    sql: inFunction('private.tick(jsonb)', "where o.created_at < moment - interval '30 days'", ''),
    file: 'supabase/tests/hosted-safe-update.test.ts',
    test: 'a change of a whole table by mistake no function updates or deletes without a where',
  },
];
