import { randomUUID } from 'node:crypto';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import type { RowKey } from './sample-rows.ts';

export interface CustomerFileSample {
  readonly rows: Readonly<Record<string, RowKey>>;
  readonly customerVersion: number;
  readonly contactVersion: number;
  readonly tagId: string;
  readonly firstStageId: string;
  readonly lostStageId: string;
  readonly opportunityId: string;
  readonly approvalId: string;
  readonly templateId: string;
}

/** Rows of the customer file's tables at the demo rep's customer, one set per call. */
export async function makeCustomerFileSample(
  { sql }: TestBackend,
  contactId: string,
): Promise<CustomerFileSample> {
  const org_id = demoOrgId;
  const { acme } = namedCustomerIds;
  const member = demoMemberId(demoRep);
  const ids = {
    tag: randomUUID(),
    opportunity: randomUUID(),
    contract: randomUUID(),
    approval: randomUUID(),
    template: randomUUID(),
  };
  const stages = await sql<{ id: string; key: string }[]>`
    select id, key from public.opportunity_stages where org_id = ${org_id}`;
  const stageOf = (key: string): string => stages.find((stage) => stage.key === key)?.id ?? '';
  await sql`insert into public.tags (org_id, id, name, created_by)
    values (${org_id}, ${ids.tag}, ${ids.tag}, ${member})`;
  await sql`insert into public.customer_tags (org_id, customer_id, tag_id)
    values (${org_id}, ${acme}, ${ids.tag})`;
  await sql`insert into public.status_history (org_id, customer_id, from_status, to_status, reason, member_id)
    values (${org_id}, ${acme}, 'potential', 'intent', 'Asked for a quote', ${member})`;
  await sql`insert into public.opportunities (org_id, id, code, customer_id, title, stage_id, owner_id)
    values (${org_id}, ${ids.opportunity}, ${ids.opportunity}, ${acme}, 'Carton line', ${stageOf('lead')}, ${member})`;
  await sql`insert into public.stage_history (org_id, opportunity_id, to_stage_id, member_id)
    values (${org_id}, ${ids.opportunity}, ${stageOf('lead')}, ${member})`;
  await sql`insert into public.contracts (org_id, id, customer_id, title, amount_sealed)
    values (${org_id}, ${ids.contract}, ${acme}, 'Frame', private.seal(${org_id}, ${ids.contract}, '5000'))`;
  await sql`select private.keep_decision_role(${org_id}, ${contactId}, 'decision_maker')`;
  await sql`delete from public.approvals where org_id = ${org_id} and customer_id = ${acme}`;
  await sql`insert into public.approvals (org_id, id, customer_id, requested_by)
    values (${org_id}, ${ids.approval}, ${acme}, ${member})`;
  await sql`insert into public.templates (org_id, id, kind, title, body, language, created_by)
    values (${org_id}, ${ids.template}, 'template', 'Quote', 'Dear {{contact.name}}', 'en', ${member})`;
  const [versions] = await sql<{ customer: number; contact: number }[]>`
    select c.version as customer, p.version as contact from public.customers as c
    join public.contacts as p on p.org_id = c.org_id and p.id = ${contactId}
    where c.org_id = ${org_id} and c.id = ${acme}`;
  const of = (id: string): RowKey => ({ org_id, id });
  return {
    ...{ customerVersion: versions?.customer ?? 0, contactVersion: versions?.contact ?? 0 },
    ...{ tagId: ids.tag, firstStageId: stageOf('lead'), lostStageId: stageOf('lost') },
    ...{ opportunityId: ids.opportunity, approvalId: ids.approval, templateId: ids.template },
    rows: {
      tags: of(ids.tag),
      customer_tags: { org_id, customer_id: acme },
      status_history: { org_id, customer_id: acme },
      opportunity_stages: of(stageOf('lead')),
      opportunities: of(ids.opportunity),
      stage_history: { org_id, opportunity_id: ids.opportunity },
      contracts: of(ids.contract),
      contact_secrets: { org_id, contact_id: contactId },
      approvals: of(ids.approval),
      templates: of(ids.template),
    },
  };
}
