import { inFunction, type Mutation } from './mutation.ts';

const file = 'supabase/tests/opportunities.test.ts';
const move = 'private.move_opportunity(jsonb)';

/** Guards of opportunities. */
export const opportunityMutations: readonly Mutation[] = [
  {
    name: 'an opportunity is moved from where it stands',
    sql: inFunction(
      move,
      'if known.stage_id not in (stage.id,',
      'if false and known.stage_id not in (stage.id,',
    ),
    file,
    test: 'two who move it from where it no longer stands: the second is told who was first, nothing is lost',
  },
  {
    name: 'nothing is lost without a reason',
    sql: inFunction(move, "stage.outcome = 'lost' and reason is null", 'false'),
    file,
    test: 'a reopened one is on the board again and has no reason',
  },
  {
    name: 'opportunities are seen with their customer',
    sql: 'drop policy opportunities_read on public.opportunities; create policy opportunities_read on public.opportunities for select to authenticated using (org_id = (select private.my_org_id()));',
    file,
    test: 'in the pool it is not shown to those who may claim its customer',
  },
  {
    name: 'service reads opportunities and moves none',
    sql: inFunction(
      'private.may_change_of(text, uuid, uuid, uuid[], uuid[])',
      "role <> 'agent'",
      'true',
    ),
    file,
    test: 'service beside a customer reads its opportunities and moves none',
  },
  {
    name: 'pages of opportunities go on behind the last one',
    sql: inFunction(
      'public.list_opportunities(jsonb)',
      "(coalesce(o.expected_close_on, 'infinity'::date), o.id) > (after_day, after_id)",
      "coalesce(o.expected_close_on, 'infinity'::date) > after_day",
    ),
    file,
    test: 'in pages, soonest first and those without a day last: each once',
  },
];
