import { randomUUID } from 'node:crypto';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoAdmin, demoOrganisation, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../../supabase/seed/insert-demo.ts';
import { call, logPayload, mailPayload } from '../../supabase/tests/call-operation.ts';
import { type Cast, collaboratingMember } from './cast.ts';
import { type CustomerFileSample, makeCustomerFileSample } from './customer-file-sample.ts';

import { type DecisionSample, makeDecisionSample } from './decision-sample.ts';
import { makePoolSample, type PoolSample } from './pool-sample.ts';
import { makePreparedSample } from './prepared-sample.ts';

/** Column values that pick one row of a table. */
export type RowKey = Readonly<Record<string, string | number>>;

export interface Sample extends CustomerFileSample, DecisionSample, PoolSample {
  /** A row of every table that hangs on the demo rep's customer or on the demo rep. */
  readonly rows: Readonly<Record<string, RowKey>>;
  readonly opId: string;
  readonly reminderId: string;
  readonly deviceId: string;
  readonly contactId: string;
  readonly invitationId: string;
  readonly unresolvedId: string;
  readonly emptyTeamId: string;
}

const { acme } = namedCustomerIds;

/** Makes sure that every table has a row that the matrix can ask for. */
export async function makeSample(backend: TestBackend, cast: Cast): Promise<Sample> {
  const { sql } = backend;
  const org_id = demoOrgId;
  const member = demoMemberId(demoRep);
  const [contact] = await sql<{ id: string; address: string }[]>`
    select c.id, a.id as address from public.contacts as c
    join public.contact_addresses as a on a.org_id = c.org_id and a.contact_id = c.id
    where c.org_id = ${org_id} and c.customer_id = ${acme} and c.is_primary limit 1`;
  if (contact === undefined) throw new Error('the demo customer has a primary contact');
  const args = logPayload(acme, mailPayload(`matrix-${randomUUID()}`), {
    contact_ids: [contact.id],
    next: { plan: 'Call', at: new Date(Date.now() + 60_000).toISOString(), priority: 'high' },
  });
  const logged = await call(cast.owner, 'logInteraction', args);
  const follow_up_id = logged.follow_ups[0]?.follow_up_id ?? '';
  const mail_id = logged.mail_id ?? '';
  const reminder_id = logged.reminder_id ?? '';
  const ids = {
    invitation: randomUUID(),
    device: randomUUID(),
    team: randomUUID(),
    unresolved: randomUUID(),
    phone: randomUUID(),
  };
  await sql`insert into public.contact_phones (org_id, id, contact_id, e164)
    values (${org_id}, ${ids.phone}, ${contact.id}, ${`+1555${Math.floor(Math.random() * 1e9)}`})`;
  await sql`insert into public.collaborators (org_id, customer_id, member_id)
    values (${org_id}, ${acme}, ${demoMemberId(collaboratingMember)})
    on conflict do nothing`;
  await sql`insert into public.invitations (org_id, id, email, role, token_hash, invited_by)
    values (${org_id}, ${ids.invitation}, 'new@harbour-tools.example', 'rep', ${ids.invitation}, ${demoMemberId(demoAdmin)})`;
  await sql`insert into public.teams (org_id, id, name) values (${org_id}, ${ids.team}, 'Empty')`;
  await sql`insert into public.devices (org_id, id, member_id, name)
    values (${org_id}, ${ids.device}, ${member}, 'Desktop')`;
  await sql`insert into public.member_settings (org_id, member_id) values (${org_id}, ${member})
    on conflict do nothing`;
  await sql`insert into public.daily_mail_settings (org_id, member_id) values (${org_id}, ${member})
    on conflict do nothing`;
  await sql`insert into public.daily_mails (org_id, member_id, day, planned_at, run_after)
    values (${org_id}, ${member}, '2020-01-01', now(), 'infinity') on conflict do nothing`;
  await sql`insert into public.unresolved_matches (org_id, id, mail_id, candidate_mail_ids, member_id)
    values (${org_id}, ${ids.unresolved}, ${mail_id}, '{}', ${member})`;
  await sql`insert into public.reminder_deliveries
      (org_id, reminder_id, due_version, channel, member_id, device_id, leased_until)
    values (${org_id}, ${reminder_id}, 1, 'mail', ${member}, ${ids.device}, now())`;
  await sql`insert into public.pool_events (org_id, customer_id, kind, to_member_id)
    values (${org_id}, ${acme}, 'assigned', ${member})`;
  const decisions = await makeDecisionSample(backend, cast);
  const prepared = await makePreparedSample(backend);
  const pool = await makePoolSample(backend);
  const file = await makeCustomerFileSample(backend, contact.id);
  const [line] = await sql<{ id: string }[]>`
    select a.id from public.audit_log as a
    where a.org_id = ${org_id} and a.table_name = 'contact_phones' and a.row_id = ${ids.phone}`;
  const audit_id = Number(line?.id);
  const of = (id: string): RowKey => ({ org_id, id });
  const ofMail: RowKey = { org_id, mail_id };
  const ofFollowUp: RowKey = { org_id, follow_up_id };
  return {
    ...file,
    ...pool,
    ...decisions,
    ...{ contactId: contact.id },
    ...{ opId: args.op_id, reminderId: reminder_id, deviceId: ids.device },
    ...{ invitationId: ids.invitation, unresolvedId: ids.unresolved, emptyTeamId: ids.team },
    rows: {
      ...file.rows,
      ...pool.rows,
      ...decisions.rows,
      ...prepared.rows,
      organisations: { id: org_id },
      organisation_settings: { org_id },
      organisation_domains: { org_id, domain: demoOrganisation.domain },
      teams: of(demoTeamId('east')),
      members: of(member),
      invitations: of(ids.invitation),
      dictionary_entries: { kind: 'industry', code: 'I65' },
      audit_log: { org_id, id: audit_id },
      audit_personal_values: { org_id, audit_id },
      customers: of(acme),
      pool_events: { org_id, customer_id: acme },
      collaborators: { org_id, customer_id: acme },
      customer_domains: { org_id, customer_id: acme },
      contacts: of(contact.id),
      contact_addresses: of(contact.address),
      contact_phones: of(ids.phone),
      mails: of(mail_id),
      mail_keys: ofMail,
      mail_sources: ofMail,
      mail_envelopes: ofMail,
      mail_contents: ofMail,
      unresolved_matches: of(ids.unresolved),
      follow_ups: of(follow_up_id),
      follow_up_contents: ofFollowUp,
      follow_up_participants: ofFollowUp,
      reminders: of(reminder_id),
      devices: of(ids.device),
      reminder_deliveries: { org_id, reminder_id },
      member_settings: { org_id, member_id: member },
      daily_mail_settings: { org_id, member_id: member },
      daily_mails: { org_id, member_id: member, day: '2020-01-01' },
    },
  };
}
