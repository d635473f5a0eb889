import postgres from 'postgres';
import {
  type OperationArgs,
  type OperationName,
  type OperationResult,
  operations,
} from '../../shared/contracts/operations.ts';
import type { Sql } from '../local/database/open-database.ts';
import { demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { Refused } from './call-operation.ts';

/** One real connection on which every statement is a request of one member, as the gateway would make it. */
export interface DirectMember {
  readonly memberId: string;
  call<N extends OperationName>(name: N, args: OperationArgs<N>): Promise<OperationResult<N>>;
  end(): Promise<void>;
}

/**
 * Connects as the member of this address. For tests of many writers at once, where the gateway's few connections would
 * make a queue of them. Refusals of the catalogue are thrown as Refused, everything else (a deadlock) as it comes.
 */
export async function connectMember(
  databaseUrl: string,
  { memberId, userId }: { memberId: string; userId: string },
): Promise<DirectMember> {
  const sql = postgres(databaseUrl, { max: 1, idle_timeout: 0, onnotice: () => undefined });
  const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
  await sql`select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'authenticated', false)`;
  return {
    memberId,
    async call<N extends OperationName>(name: N, args: OperationArgs<N>) {
      const { rpc } = operations[name];
      try {
        const [row] = await sql.unsafe(`select public.${rpc}($1::text::jsonb) as answer`, [
          JSON.stringify(args),
        ]);
        // The contract is what the rights test parses every answer with; here it is only compared.
        return row?.answer as OperationResult<N>;
      } catch (error) {
        if (error instanceof postgres.PostgresError && error.code.startsWith('TB'))
          throw new Refused(error.code, error.message, error.detail ?? null);
        throw error;
      }
    },
    end: () => sql.end({ timeout: 1 }),
  };
}

/** The account behind a demo address. */
export async function accountOf(sql: Sql, email: string) {
  const [row] = await sql<{ memberId: string; userId: string }[]>`
    select id as "memberId", user_id as "userId" from public.members
    where org_id = ${demoOrgId} and email = ${email}`;
  if (row === undefined) throw new Error(`${email} is a member of the demo organisation`);
  return row;
}

/** More reps for the east team, with logins of their own. `sql` as superuser. */
export async function hireReps(sql: Sql, count: number) {
  return sql<{ memberId: string; userId: string }[]>`
    with logins as (
      insert into auth.users (id, email) select u.id, u.id || '@harbour-tools.example'
      from (select gen_random_uuid() as id from generate_series(1, ${count})) as u
      returning id, email
    )
    insert into public.members (org_id, user_id, name, email, role, team_id)
    select ${demoOrgId}, l.id, 'Rep ' || l.id, l.email, 'rep', ${demoTeamId('east')} from logins as l
    returning id as "memberId", user_id as "userId"`;
}

/** Makes these members collaborators of the customers, so that they may log there. `sql` as superuser. */
export async function letWork(
  sql: Sql,
  members: readonly string[],
  customers: readonly string[],
): Promise<void> {
  await sql`insert into public.collaborators (org_id, customer_id, member_id)
    select ${demoOrgId}, c, m from unnest(${customers}::uuid[]) as c, unnest(${members}::uuid[]) as m
    on conflict do nothing`;
}
