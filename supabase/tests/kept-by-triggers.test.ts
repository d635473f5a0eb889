import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';

const backend = useBackend();
const { acme } = namedCustomerIds;
const longAgo = '2020-01-01T00:00:00Z';

const changes: readonly (readonly [table: 'customers' | 'contacts', change: object])[] = [
  ['customers', { name: 'Acme Packaging Group' }],
  ['customers', { registered_address: '1 Harbour Road', founded_on: '1999-01-01' }],
  ['customers', { key_needs: 'Shorter delivery', need_priority: 'high' }],
  ['contacts', { title: 'Head of purchasing' }],
  ['contacts', { has_left: true }],
];

test.each(changes)('%s keeps the time of a change of %j', async (table, change) => {
  const { sql } = backend;
  const rep = await backend.signIn(demoRep);
  const [row] = await sql<{ id: string }[]>`
    select id from ${sql(`public.${table}`)}
    where ${table === 'customers' ? sql`id = ${acme}` : sql`customer_id = ${acme}`} and org_id = ${demoOrgId} limit 1`;
  const id = row?.id ?? '';
  // Only without the trigger can a time be set back.
  await sql.begin(async (transaction) => {
    await transaction`set local session_replication_role = replica`;
    await transaction`update ${sql(`public.${table}`)} set updated_at = ${longAgo} where id = ${id}`;
  });
  const [read] = await sql<{ version: number }[]>`
    select version from ${sql(`public.${table}`)} where id = ${id}`;
  const edit = { op_id: randomUUID(), version: read?.version ?? 0, changes: change };
  await (table === 'customers'
    ? call(rep, 'updateCustomer', { ...edit, customer_id: id })
    : call(rep, 'updateContact', { ...edit, contact_id: id }));
  const [after] = await sql<{ updated_at: Date; now: Date }[]>`
    select updated_at, now() as now from ${sql(`public.${table}`)} where id = ${id}`;
  expect(Number(after?.now) - Number(after?.updated_at)).toBeLessThan(60_000);
});

test.each([
  ['domain', 'acme-old.example', 'acme-new.example'],
  ['address', 'old@acme-old.example', 'new@acme-new.example'],
] as const)('a changed %s is found under the new one only', async (kind, old, now) => {
  const { sql } = backend;
  const [row] =
    kind === 'domain'
      ? await sql<{ id: string }[]>`
          insert into public.customer_domains (org_id, customer_id, domain)
          values (${demoOrgId}, ${acme}, ${old}) returning id`
      : await sql<{ id: string }[]>`
          insert into public.contact_addresses (org_id, contact_id, address)
          select org_id, id, ${old} from public.contacts where customer_id = ${acme} limit 1 returning id`;
  const id = row?.id ?? '';
  if (kind === 'domain')
    await sql`update public.customer_domains set domain = ${now} where id = ${id}`;
  else await sql`update public.contact_addresses set address = ${now} where id = ${id}`;
  const stored =
    kind === 'domain'
      ? await sql<{ digest: string }[]>`
          select digest from private.customer_domain_digests where domain_id = ${id}`
      : await sql<{ digest: string }[]>`
          select digest from private.contact_address_digests where address_id = ${id}`;
  const expected = await sql<{ digest: string }[]>`
    select digest from private.live_digests(${demoOrgId}, ${kind}, ${now})`;
  expect(stored.map(({ digest }) => digest)).toEqual(expected.map(({ digest }) => digest));
});
