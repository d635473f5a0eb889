import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../local/database/open-database.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoPassword } from '../seed/demo-organisation.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op } from './customer-file-fixtures.ts';

const backend = useBackend();

interface Login {
  readonly client: SupabaseClient;
  readonly email: string;
}

async function login(email = `${randomUUID()}@lakeside-mills.example`): Promise<Login> {
  const { error } = await backend
    .service()
    .auth.admin.createUser({ email, password: demoPassword, email_confirm: true });
  expect(error).toBeNull();
  return { client: await backend.signIn(email), email };
}

let admin: Login;
beforeAll(async () => {
  admin = await login();
  await call(admin.client, 'createOrganisation', {
    ...{ op_id: op(), name: 'Lakeside Mills', time_zone: 'Europe/Berlin', member_name: 'First' },
    language: 'en',
  });
});

const invite = async (email: string, role: 'rep' | 'admin' = 'rep', by = admin.client) =>
  (await call(by, 'inviteMember', { op_id: op(), email, role, team_id: null })).token;
const accept = (client: SupabaseClient, token: string) =>
  call(client, 'acceptInvitation', { op_id: op(), token, name: 'New', language: 'en' });
const remove = async (client: SupabaseClient, by = admin.client) =>
  call(by, 'removeMember', {
    ...{ op_id: op(), customers_to: 'pool' },
    member_id: (await call(client, 'whoAmI', {})).member_id,
  });

async function joined(role: 'rep' | 'admin' = 'rep'): Promise<Login> {
  const member = await login();
  await accept(member.client, await invite(member.email, role));
  return member;
}

describe('an invitation', () => {
  test('that went astray is not opened by a login whose address is in no normal form', async () => {
    const token = await invite(`${randomUUID()}@lakeside-mills.example`);
    const stranger = await login();
    await backend.sql`update auth.users set email = ${`"q ${randomUUID()}"@strangers.example`}
      where email = ${stranger.email}`;
    expect(await refusalOf(accept(stranger.client, token))).toBe('TB032 token');
  });

  test('is not opened by a login that has not confirmed its address', async () => {
    const member = await login();
    const token = await invite(member.email);
    const confirm = (at: string | null) =>
      backend.sql`update auth.users set email_confirmed_at = ${at} where email = ${member.email}`;
    await confirm(null);
    expect(await refusalOf(accept(member.client, token))).toBe('TB032 token');
    await confirm(new Date().toISOString());
    expect(await refusalOf(accept(member.client, token))).toBe('ok');
  });

  test('that an administrator sent before leaving or being demoted opens nothing afterwards', async () => {
    const other = await joined('admin');
    const backDoor = await login();
    const token = await invite(backDoor.email, 'admin', other.client);
    await remove(other.client);
    expect(await refusalOf(accept(backDoor.client, token))).toBe('TB032 token');

    const demoted = await joined('admin');
    const second = await login();
    const early = await invite(second.email, 'admin', demoted.client);
    const { member_id } = await call(demoted.client, 'whoAmI', {});
    await call(admin.client, 'changeMember', {
      ...{ op_id: op(), member_id, role: 'rep', team_id: null, is_data_steward: false },
    });
    expect(await refusalOf(accept(second.client, early))).toBe('TB032 token');
  });

  test('changes nobody who is a member already, the last administrator least of all', async () => {
    const member = await login();
    await accept(member.client, await invite(member.email, 'admin'));
    // The address of the login changed since; the membership keeps the old one.
    const renamed = `${randomUUID()}@lakeside-mills.example`;
    await backend.sql`update auth.users set email = ${renamed} where email = ${member.email}`;
    expect(await refusalOf(accept(member.client, await invite(renamed, 'rep')))).toBe(
      'TB031 token',
    );
    expect((await call(member.client, 'whoAmI', {})).role).toBe('admin');
  });

  test('sent twice at once lets somebody who was removed not come back by the second', async () => {
    const member = await login();
    const [first, second] = [await invite(member.email), await invite(member.email)];
    // As two that were sent at once, neither of which saw the other.
    await backend.sql`update public.invitations set expires_at = now() + interval '1 day'
      where email = ${member.email}`;
    await accept(member.client, second);
    await remove(member.client);
    expect(await refusalOf(accept(member.client, first))).toBe('TB032 token');
  });
});

describe('a member who is removed while creating a customer', () => {
  /** Removal begins, the other request meets it, the removal commits. */
  async function during(member: Login, work: () => Promise<unknown>): Promise<string> {
    const { member_id, org_id } = await call(member.client, 'whoAmI', {});
    const sql = openDatabase({
      ...{ port: Number(new URL(backend.adminDatabaseUrl).port), password: null },
      ...{ database: new URL(backend.adminDatabaseUrl).pathname.slice(1), user: 'postgres' },
    });
    try {
      let answer: Promise<string> | null = null;
      await sql.begin(async (transaction) => {
        await transaction`update public.members set status = 'left', left_at = now()
          where org_id = ${org_id} and id = ${member_id}`;
        answer = refusalOf(work());
        // Long enough for the request to reach the row that is being changed.
        await transaction`select pg_sleep(0.4)`;
      });
      return (await answer) ?? '';
    } finally {
      await sql.end();
    }
  }

  test('leaves no customer behind that belongs to nobody who is there', async () => {
    const member = await joined();
    expect(await during(member, () => newCustomer(member.client))).toBe('TB003');
  });

  test('is not made a collaborator', async () => {
    const [owner, member] = [await joined(), await joined()];
    const customer_id = await newCustomer(owner.client);
    const { member_id } = await call(member.client, 'whoAmI', {});
    const add = () =>
      call(owner.client, 'setCollaborator', {
        ...{ op_id: op(), customer_id, member_id, collaborates: true },
      });
    expect(await during(member, add)).toBe('TB001 member_id');
  });
});

describe('teams', () => {
  test('are never more than twenty deep, also when a tall tree is moved below a tall one', async () => {
    const save = (team_id: string | null, parent_team_id: string | null) =>
      call(admin.client, 'saveTeam', { op_id: op(), team_id, parent_team_id, name: 'Team' });
    const tower = async (height: number): Promise<string[]> => {
      const made: string[] = [];
      for (let n = 0; n < height; n += 1)
        made.push((await save(null, made.at(-1) ?? null)).team_id);
      return made;
    };
    const [one, other] = [await tower(12), await tower(12)];
    const move = save(other[0] ?? '', one.at(-1) ?? '');
    expect(await refusalOf(move)).toBe('TB007 parent_team_id');
  });
});

describe('a role', () => {
  test('is changed by administrators only, and nobody invites above or below without being one', async () => {
    const rep = await joined();
    const { member_id } = await call(rep.client, 'whoAmI', {});
    const climb = call(rep.client, 'changeMember', {
      ...{ op_id: op(), member_id, role: 'manager', team_id: null, is_data_steward: true },
    });
    expect(await refusalOf(climb)).toBe('TB002');
    expect(await refusalOf(invite('friend@lakeside-mills.example', 'admin', rep.client))).toBe(
      'TB002',
    );
    const other = await joined();
    expect(await refusalOf(remove(other.client, rep.client))).toBe('TB002');
  });
});
