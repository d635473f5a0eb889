import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

type Mail = ReturnType<typeof mailPayload>;

/** A long mail of the rep with a word that nobody else is to read. */
async function guarded(visibility: 'subject' | 'private'): Promise<{
  readonly customer: string;
  readonly name: string;
  readonly secret: string;
  readonly mailId: string;
}> {
  const customer = await newCustomer(as('rep'));
  const [name, secret] = [randomUUID(), `secret${randomUUID().slice(0, 8)}`];
  const text = `The price that we offer to you and to the buyers of the group is ${secret}, and for that
    we ask you to keep it in mind until the end of the year, since the board wants to see how the other
    side reacts before anything of it is said in the meeting with the people from the plant.`;
  const mail = mailPayload(name, { ...keysOf(name), text, original_text: text });
  const logged = await call(
    as('rep'),
    'logInteraction',
    logPayload(customer, mail, { visibility }),
  );
  await call(as('rep'), 'setCollaborator', {
    ...{ op_id: op(), customer_id: customer, member_id: demoMemberId(demoColleague) },
    collaborates: true,
  });
  return { customer, name, secret, mailId: logged.mail_id ?? '' };
}

/** Whoever knows subject, people and minute of a mail can compute these. */
const keysOf = (name: string): Pick<Mail, 'soft_key' | 'soft_keys_near'> => ({
  soft_key: anyDigest(`soft/${name}`),
  soft_keys_near: [anyDigest(`soft/${name}`)],
});

const forged = (name: string, changes: Partial<Mail>): Mail =>
  mailPayload(name, {
    ...keysOf(name),
    keys: [{ kind: 'provider', value: anyDigest(randomUUID()), mailbox: anyDigest(randomUUID()) }],
    ...changes,
  });

async function textsReadBy(client: SupabaseClient, customer: string): Promise<string> {
  const { data } = await client.from('mail_contents').select('body, original_body');
  return JSON.stringify([data, await call(client, 'customerCard', { customer_id: customer })]);
}

describe('the text of a mail that is shown by its subject only', () => {
  test('is not read by logging a few words that every mail contains as a clipped reading of it', async () => {
    const { customer, name, secret } = await guarded('subject');
    const words = 'the and to we you of in that';
    const mail = forged(name, { complete: false, text: words, original_text: words });
    const answer = await call(as('colleague'), 'logInteraction', logPayload(customer, mail));
    // Rather two records of one mail than one text for somebody to whom it is closed.
    expect(answer.follow_ups).toMatchObject([{ created: true }]);
    expect(await textsReadBy(as('colleague'), customer)).not.toContain(secret);
    expect(await textsReadBy(as('rep'), customer)).toContain(secret);
  });

  test('is read by whoever has it in their own mailbox and logs it', async () => {
    const { customer, name, secret } = await guarded('subject');
    const [own] = await backend.sql<{ body: string }[]>`
      select body from public.mail_contents where body like ${`%${secret}%`}`;
    const mail = forged(name, { text: own?.body ?? '', original_text: own?.body ?? '' });
    const answer = await call(as('colleague'), 'logInteraction', logPayload(customer, mail));
    expect(answer.follow_ups).toMatchObject([{ created: false }]);
    expect(await textsReadBy(as('colleague'), customer)).toContain(secret);
  });
});

describe('the text of a private mail', () => {
  test('is not read by a manager who says that an own mail is the same', async () => {
    const { customer, name, secret, mailId } = await guarded('private');
    const words = 'Something else entirely, which a manager wrote about last week.';
    const mail = forged(`other-${name}`, { text: words, original_text: words });
    const own = await call(as('manager'), 'logInteraction', logPayload(customer, mail));
    const [asked] = await backend.sql<{ id: string }[]>`
      insert into public.unresolved_matches (org_id, mail_id, candidate_mail_ids, member_id)
      values (${demoOrgId}, ${own.mail_id}, array[${mailId}]::uuid[], ${demoMemberId(demoTeamManager)})
      returning id`;
    const say = call(as('manager'), 'decideSameMail', {
      ...{ op_id: op(), match_id: asked?.id ?? '', same_as: mailId },
    });
    expect(await refusalOf(say)).toBe('TB001 same_as');
    for (const who of ['manager', 'admin'] as const)
      expect(await textsReadBy(as(who), customer)).not.toContain(secret);
  });
});

test('behind a figure stands a customer that is others’ now, without its name', async () => {
  const customer = await newCustomer(as('rep'));
  const logged = await call(as('rep'), 'logInteraction', logPayload(customer, null));
  const row = async (who: 'rep' | 'manager' | 'admin') => {
    const { rows } = await call(as(who), 'summaryRows', {
      ...{ figure: 'follow_ups', from: '2026-11-20', to: '2026-11-20', team_id: null },
      ...{ member_id: demoMemberId(demoRep), day: null, cursor: null },
    });
    return rows.find(({ id }) => id === logged.follow_ups[0]?.follow_up_id);
  };
  const { name, code } = await call(as('manager'), 'customerCard', { customer_id: customer });
  const known = { customer_name: name, customer_code: code };
  expect(await row('manager')).toMatchObject(known);
  await call(as('rep'), 'transferCustomer', {
    ...{ op_id: op(), customer_id: customer, member_id: demoMemberId(demoColleague), note: null },
  });
  const hidden = { customer_name: '–', customer_code: '–' };
  expect(await refusalOf(call(as('manager'), 'customerCard', { customer_id: customer }))).toBe(
    'TB001 customer_id',
  );
  expect([await row('rep'), await row('manager')]).toMatchObject([hidden, hidden]);
  expect(await row('admin')).toMatchObject(known);
});
