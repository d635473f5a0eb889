import { inFunction, type Mutation } from './mutation.ts';

const tests = 'supabase/tests';
const orders = `${tests}/merge-orders.test.ts`;
const rules = `${tests}/merge-rules.test.ts`;
const rollups = `${tests}/rollups.test.ts`;
const equal = 'the summary equals a full recount after each of';
const merge = 'private.merge_mails(uuid, uuid, uuid, uuid)';
const takeBack = 'private.take_back(uuid, uuid, uuid, boolean)';

/** Guards of figures, of merging and of undo. */
export const truthMutations: readonly Mutation[] = [
  {
    name: 'what a person took out, machines had brought before in vain',
    sql: inFunction(takeBack, 'if mail is not null and for_good then', 'if false then'),
    file: orders,
    test: 'every order ends equal of page A, sync A, sync B, undo',
  },
  {
    name: 'a tombstone of one record speaks for both after a merge',
    sql: inFunction(merge, 'perform private.drop_machine_parts(org, keep, actor);', ''),
    file: orders,
    test: 'every order ends equal of page A, sync A, sync B, undo',
  },
  {
    name: 'an exclusion speaks for its member alone',
    sql: inFunction(takeBack, 'if for_good then', 'if true then'),
    file: orders,
    test: 'every order ends equal of page A, page B, sync A, sync B, delete',
  },
  {
    name: 'a follow-up is done once somebody completed it, whoever came first',
    sql: inFunction(
      'private.settled_state(boolean, text, text)',
      "when completed then 'done'",
      "when false then 'done'",
    ),
    file: rules,
    test: 'what a person took out is completed once a person logged',
  },
  {
    name: 'two ids of one mailbox are not merged',
    sql: inFunction(
      'private.mails_contradict(uuid, uuid, uuid)',
      "(a.kind = 'message_id' or a.mailbox = b.mailbox)",
      "a.kind = 'message_id'",
    ),
    file: rules,
    test: 'readings that contradict themselves by two ids of one mailbox',
  },
  {
    name: 'two Message-IDs are not merged',
    sql: inFunction(
      'private.mails_contradict(uuid, uuid, uuid)',
      "(a.kind = 'message_id' or a.mailbox = b.mailbox)",
      'a.mailbox = b.mailbox',
    ),
    file: rules,
    test: 'readings that contradict themselves by two Message-IDs',
  },
  {
    name: 'a plan that was replaced drops out of the chain when it is taken back',
    sql: inFunction(
      takeBack,
      'set superseded_by = r.superseded_by',
      'set superseded_by = p.superseded_by',
    ),
    file: rules,
    test: 'a plan in the middle of three',
  },
  {
    name: 'one plan of a person after a merge',
    sql: inFunction(merge, 'r.owner_id = later.owner_id and r.id <> later.id', 'false'),
    file: rules,
    test: 'a plan of two records that prove to be one mail',
  },
  {
    name: 'a machine that is stopped leaves no text',
    sql: inFunction(
      'private.log_interaction(jsonb)',
      "if mail is not null and made = '[]' then",
      'if false then',
    ),
    file: rules,
    test: 'what a person took out leaves neither text nor source',
  },
  {
    name: 'undo takes out whom it named alone',
    sql: inFunction(takeBack, 'p.contact_id = any (named)', 'false'),
    file: rules,
    test: 'what a person took out takes out whom it named alone',
  },
  {
    name: 'a changed follow-up is taken off where it was counted',
    sql: inFunction(
      'private.append_follow_up_deltas()',
      "if tg_op <> 'INSERT' then",
      "if tg_op = 'DELETE' then",
    ),
    file: rollups,
    test: equal,
  },
  {
    name: 'a follow-up that is gone counts no more',
    sql: 'drop trigger follow_ups_delta_delete on public.follow_ups;',
    file: rollups,
    test: equal,
  },
  {
    name: 'unfolded figures are read as well',
    sql: inFunction(
      'private.follow_up_figures(uuid, uuid[], date, date)',
      'd.member_id = any (people)',
      'false',
    ),
    file: rollups,
    test: equal,
  },
  {
    name: 'a changed rule counts anew',
    sql: inFunction('private.recount_follow_ups(uuid)', 'where f.org_id = org', 'where false'),
    file: rollups,
    test: equal,
  },
  {
    name: 'writers and recount keep out of each other’s way',
    sql: inFunction(
      'private.recount_follow_ups(uuid)',
      "perform pg_advisory_xact_lock(hashtextextended(org::text || '/figures', 0));",
      '',
    ),
    file: `${tests}/rollups-at-once.test.ts`,
    test: 'twenty writers who log, undo and change rows',
  },
];
