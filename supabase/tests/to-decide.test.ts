import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme, atlas } = namedCustomerIds;
type Who = Parameters<typeof as>[0];

async function log(who: Who, customer: string, name: string, changes = {}): Promise<string> {
  const mail = mailPayload(name, changes);
  const { mail_id } = await call(as(who), 'logInteraction', logPayload(customer, mail));
  return mail_id ?? '';
}

/** The question whether `mail` is one of `candidates`, as logging asks it where several may be meant. */
async function question(mail: string, ...candidates: string[]): Promise<string> {
  const [row] = await backend.sql<{ id: string }[]>`
    insert into public.unresolved_matches (org_id, mail_id, candidate_mail_ids, member_id)
    values (${demoOrgId}, ${mail}, ${candidates}, ${demoMemberId(demoRep)}) returning id`;
  return row?.id ?? '';
}
const mailsToDecide = async () => (await call(as('rep'), 'toDecide', {})).mails;
const decide = (match_id: string, same_as: string | null, who: Who = 'rep') =>
  call(as(who), 'decideSameMail', { op_id: op(), match_id, same_as });
const livingOf = async (...mails: string[]): Promise<number> => {
  const rows = await backend.sql`select from public.follow_ups
    where org_id = ${demoOrgId} and mail_id in ${backend.sql(mails)} and removed_at is null`;
  return rows.length;
};

/** Two readings of one mail in two mailboxes that no rule could put together, and the question about them. */
async function twoReadings() {
  const name = randomUUID();
  const first = await log('manager', acme, `${name} one`, {
    keys: [{ kind: 'provider', value: anyDigest(`${name}1`), mailbox: anyDigest(`${name}m1`) }],
  });
  const second = await log('rep', acme, `${name} two`, {
    keys: [{ kind: 'provider', value: anyDigest(`${name}2`), mailbox: anyDigest(`${name}m2`) }],
  });
  return { first, second, match: await question(second, first) };
}

describe('two mails that may be one', () => {
  test('are shown side by side and become one by a decision, with one follow-up', async () => {
    const { first, second, match } = await twoReadings();
    expect((await mailsToDecide()).find(({ match_id }) => match_id === match)).toMatchObject({
      mail: { mail_id: second, subject: expect.stringContaining('two') },
      candidates: [{ mail_id: first, subject: expect.stringContaining('one') }],
    });
    expect(await livingOf(first, second)).toBe(2);
    expect(await decide(match, first)).toEqual({ match_id: match, mail_id: first });
    expect(await livingOf(first, second)).toBe(1);
    expect((await mailsToDecide()).map(({ match_id }) => match_id)).not.toContain(match);
  });

  test('stay two by a decision, and are not asked about again', async () => {
    const { first, second, match } = await twoReadings();
    await decide(match, null);
    expect(await livingOf(first, second)).toBe(2);
    expect((await mailsToDecide()).map(({ match_id }) => match_id)).not.toContain(match);
    expect(await refusalOf(decide(match, first))).toBe('TB044 match_id');
  });

  test('are never one where their Message-IDs differ', async () => {
    const id = (value: string) => ({ keys: [{ kind: 'message_id' as const, value }] });
    const first = await log('rep', acme, randomUUID(), id(anyDigest(randomUUID())));
    const second = await log('rep', acme, randomUUID(), id(anyDigest(randomUUID())));
    const match = await question(second, first);
    expect(await refusalOf(decide(match, first))).toBe('TB004 same_as');
    expect(await livingOf(first, second)).toBe(2);
  });

  test("are not made one with a mail that is not the caller's to see", async () => {
    const hidden = await log('colleague', atlas, randomUUID());
    const own = await log('rep', acme, randomUUID());
    const match = await question(own, hidden);
    expect((await mailsToDecide()).map(({ match_id }) => match_id)).not.toContain(match);
    expect(await refusalOf(decide(match, hidden))).toBe('TB001 same_as');
    expect(await refusalOf(decide(match, randomUUID()))).toBe('TB001 same_as');
  });

  test('are asked of the member who met them', async () => {
    const { match } = await twoReadings();
    expect(await refusalOf(decide(match, null, 'manager'))).toBe('TB001 match_id');
  });
});

describe('a person of whom a member said "later"', () => {
  const put = (address: string, subject: string) =>
    call(as('rep'), 'decideLater', {
      ...{ op_id: op(), address, name: '王芳', subject, url: 'https://mail.google.com/mail/u/0/' },
    });
  const listed = async (address: string) =>
    (await call(as('rep'), 'toDecide', {})).people.find((person) => person.address === address);

  test('waits once with the newest mail, leaves by a decision and comes back when it is taken back', async () => {
    const address = `${randomUUID()}@newcomer.example`;
    const { person_id } = await put(` ${address.toUpperCase()}`, 'First');
    expect(await put(address, 'Second')).toEqual({ person_id });
    expect(await listed(address)).toMatchObject({ person_id, name: '王芳', subject: 'Second' });
    const settle = (decided: boolean) =>
      call(as('rep'), 'settlePerson', { op_id: op(), person_id, decided });
    await settle(true);
    expect(await listed(address)).toBeUndefined();
    await settle(false);
    expect(await listed(address)).toMatchObject({ person_id });
  });

  test("is nobody else's question, and has an address and a way back that is a mail's", async () => {
    const { person_id } = await put(`${randomUUID()}@newcomer.example`, 'Mine');
    const settle = call(as('manager'), 'settlePerson', { op_id: op(), person_id, decided: true });
    expect(await refusalOf(settle)).toBe('TB001 person_id');
    expect(await refusalOf(put('nobody', 'x'))).toBe('TB013 address');
    const script = call(as('rep'), 'decideLater', {
      ...{ op_id: op(), address: 'a@newcomer.example', name: null, subject: null },
      url: 'javascript:alert(1)',
    });
    expect(await refusalOf(script)).toBe('TB004 url');
  });
});
