import { randomUUID } from 'node:crypto';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoOrgId } from '../../supabase/seed/insert-demo.ts';
import type { RowKey } from './sample-rows.ts';

export interface PreparedSample {
  readonly rows: Readonly<Record<string, RowKey>>;
}

export async function makePreparedSample({ sql }: TestBackend): Promise<PreparedSample> {
  const org_id = demoOrgId;
  const { acme } = namedCustomerIds;
  const [attachment, alias, field] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into public.attachments
      (org_id, id, customer_id, name, mime_type, bytes, sha256, path)
    values (${org_id}, ${attachment}, ${acme}, 'drawing.pdf', 'application/pdf', 1,
      sha256(${attachment}::text::bytea), ${attachment})`;
  await sql`insert into public.code_aliases (org_id, id, code, customer_id)
    values (${org_id}, ${alias}, ${alias.toUpperCase()}, ${acme})`;
  await sql`insert into public.custom_fields (org_id, id, record, key, kind, label_en, label_zh)
    values (${org_id}, ${field}, 'customer', ${`f${field.replaceAll('-', '')}`}, 'text', 'Field', '字段')`;
  await sql`insert into public.signals (org_id, customer_id, kind, since)
    values (${org_id}, ${acme}, 'competitor', now())
    on conflict do nothing`;
  return {
    rows: {
      attachments: { org_id, id: attachment },
      code_aliases: { org_id, id: alias },
      custom_fields: { org_id, id: field },
      signals: { org_id, customer_id: acme },
    },
  };
}
