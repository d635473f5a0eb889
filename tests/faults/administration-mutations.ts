import { inFunction, type Mutation } from './mutation.ts';

/** Guards of what administrators look at and arrange. */
const file = 'supabase/tests/administration.test.ts';

export const administrationMutations: readonly Mutation[] = [
  {
    name: 'a late change of people and rules is refused',
    sql: inFunction('private.require_unchanged(jsonb,jsonb)', 'late is not null', 'false'),
    file,
    test: 'a late edit of a member, a team, a setting or a pool rule',
  },
  {
    name: 'the audit log is the administrators’',
    sql: inFunction('private.audit_lines(jsonb)', 'me := private.require_admin();', ''),
    file,
    test: 'the audit log tells no personal value and no secret',
  },
  {
    name: 'a line tells no sealed field',
    sql: inFunction('private.told_fields(jsonb)', '(sealed|secret', '(nothing|secret'),
    file,
    test: 'the audit log tells no personal value and no secret',
  },
  {
    name: 'a line tells no hash of a personal value',
    sql: inFunction('private.told_fields(jsonb)', "f.value ? 'hash'", "f.value ? 'nothing'"),
    file,
    test: 'the audit log tells no personal value and no secret',
  },
  {
    name: 'a stage where opportunities stand is not retired',
    sql: inFunction(
      'private.save_stage(jsonb)',
      "perform private.fail('TB038', 'stage_id');",
      'null;',
    ),
    file,
    test: 'stages an end is not retired, nor is a stage',
  },
  {
    name: 'what others’ leaving would move is told to administrators alone',
    sql: inFunction('private.leaving_member(jsonb)', 'perform private.require_admin();', 'null;'),
    file,
    test: 'before somebody leaves anybody may ask about themselves',
  },
];
