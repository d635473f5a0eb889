import { expect, test } from 'vitest';
import { registerDevice } from '../../shared/api/register-device.ts';
import { createSupabaseCall } from '../../shared/api/supabase-crm.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';

const backend = useBackend();
const me = { org_id: demoOrgId, member_id: demoMemberId(demoRep) };

test('fifty reminders that were told and stay open do not silence the next one', async () => {
  const rep = await backend.signIn(demoRep);
  const call = createSupabaseCall(rep, { organisation: async () => demoOrgId });
  const device_id = await registerDevice(rep, me, 'Desktop');
  await backend.sql`
    insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority)
    select ${demoOrgId}, ${namedCustomerIds.acme}, ${me.member_id}, 'Old ' || n, now() - n * interval '1 year', 'low'
    from generate_series(1, 50) as n`;
  const told = await call('claimDeliveries', { device_id });
  expect(told).toHaveLength(50);
  for (const { reminder_id, due_version } of told) {
    const answer = await call('acknowledgeDelivery', { device_id, reminder_id, due_version });
    expect(answer).toEqual({ acknowledged: true });
  }
  await backend.sql`
    insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority)
    values (${demoOrgId}, ${namedCustomerIds.acme}, ${me.member_id}, 'The next one', now(), 'high')`;
  const next = await call('claimDeliveries', { device_id });
  expect(next.map(({ plan }) => plan)).toContain('The next one');
  expect(next.filter(({ plan }) => plan.startsWith('Old '))).toEqual([]);
});
