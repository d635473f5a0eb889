import { randomUUID } from 'node:crypto';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { anyDigest, call } from '../../supabase/tests/call-operation.ts';
import type { Cast } from './cast.ts';
import { eventOf } from './meeting-rights.ts';
import type { RowKey } from './sample-rows.ts';

export interface DecisionSample {
  readonly rows: Readonly<Record<string, RowKey>>;
  readonly ruleId: string;
  readonly viewId: string;
  readonly connectionId: string;
  readonly meetingId: string;
  readonly exclusionId: string;
  readonly undecidedPersonId: string;
}

export async function makeDecisionSample(
  { sql }: TestBackend,
  cast: Cast,
): Promise<DecisionSample> {
  const org_id = demoOrgId;
  const member = demoMemberId(demoRep);
  const ids = {
    rule: randomUUID(),
    never: randomUUID(),
    undecided: randomUUID(),
    view: randomUUID(),
    connection: randomUUID(),
  };
  const thread = anyDigest(ids.rule);
  await sql`insert into public.match_rules (org_id, id, kind, value, customer_id)
    values (${org_id}, ${ids.rule}, 'address', ${`${ids.rule}@acme-packaging.example`}, ${namedCustomerIds.acme})`;
  await sql`insert into public.never_log_entries (org_id, id, member_id, kind, value)
    values (${org_id}, ${ids.never}, ${member}, 'domain', ${`${ids.never}.example`})`;
  await sql`insert into public.undecided_people (org_id, id, member_id, address)
    values (${org_id}, ${ids.undecided}, ${member}, ${`${ids.undecided}@newcomer.example`})`;
  await sql`insert into public.thread_follows (org_id, member_id, thread, customer_ids)
    values (${org_id}, ${member}, ${thread}, ${[namedCustomerIds.acme]})`;
  // A member keeps a hundred at most.
  await sql`delete from public.saved_views where member_id = ${member}`;
  await sql`insert into public.saved_views (org_id, id, member_id, name, query)
    values (${org_id}, ${ids.view}, ${member}, ${ids.view}, '{"text": ""}')`;
  const { meeting_id } = await call(cast.owner, 'planMeeting', {
    ...eventOf(randomUUID()),
    ...{ op_id: randomUUID(), customer_ids: [namedCustomerIds.acme], contact_ids: [] },
    visibility: 'full',
  });
  await sql`insert into public.connections (org_id, id, member_id, provider, address)
    values (${org_id}, ${ids.connection}, ${member}, 'google', ${`${ids.connection}@harbour-tools.example`})`;
  await sql`insert into public.sync_cursors (org_id, connection_id, kind)
    values (${org_id}, ${ids.connection}, 'mail')`;
  await sql`insert into public.jobs (org_id, connection_id, kind)
    values (${org_id}, ${ids.connection}, 'sync_mail')`;
  const of = (id: string): RowKey => ({ org_id, id });
  const ofConnection: RowKey = { org_id, connection_id: ids.connection };
  return {
    ruleId: ids.rule,
    viewId: ids.view,
    connectionId: ids.connection,
    meetingId: meeting_id,
    exclusionId: ids.never,
    undecidedPersonId: ids.undecided,
    rows: {
      match_rules: of(ids.rule),
      saved_views: of(ids.view),
      never_log_entries: of(ids.never),
      undecided_people: of(ids.undecided),
      thread_follows: { org_id, thread },
      meetings: of(meeting_id),
      connections: of(ids.connection),
      sync_cursors: ofConnection,
      jobs: ofConnection,
    },
  };
}
