import type postgres from 'postgres';
import type { DemoCustomer } from './demo-customers.ts';
import type { DemoFollowUp, DemoReminder } from './demo-history.ts';
import type { DemoMember, DemoTeam } from './demo-organisation.ts';
import { demoId } from './demo-random.ts';
import { demoTemplates } from './demo-templates.ts';

export type SeedSql = postgres.Sql;

interface DemoTenant {
  readonly name: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly teams: readonly DemoTeam[];
  readonly members: readonly DemoMember[];
}

export interface DemoData {
  readonly organisations: readonly [demo: DemoTenant, rival: DemoTenant];
  readonly users: readonly { readonly email: string; readonly userId: string }[];
  readonly customers: readonly DemoCustomer[];
  readonly followUps: readonly DemoFollowUp[];
  readonly reminders: readonly DemoReminder[];
}

/** Ids that tests may rely on. */
export const demoOrgId = demoId('organisation', 'demo');
export const rivalOrgId = demoId('organisation', 'rival');
export const demoTeamId = (key: string): string => demoId('team', key);
export const demoMemberId = (email: string): string => demoId('member', email);

/** Everything in one transaction, a statement per table: rows travel as one JSON value, so that 2,000 take no second. */
export async function insertDemo(sql: SeedSql, data: DemoData): Promise<void> {
  const [demo, rival] = data.organisations;
  const userIds = new Map(data.users.map(({ email, userId }) => [email, userId]));
  const tenants = [
    { id: demoOrgId, tenant: demo },
    { id: rivalOrgId, tenant: rival },
  ];
  const orgOf = (organisation: DemoCustomer['organisation']): string =>
    organisation === 'demo' ? demoOrgId : rivalOrgId;
  const orgOfCustomer = new Map(
    data.customers.map(({ id, organisation }) => [id, orgOf(organisation)]),
  );

  await sql.begin(async (transaction) => {
    const insert = async (
      table: string,
      columns: string,
      rows: readonly object[],
    ): Promise<void> => {
      await transaction.unsafe(
        `insert into ${table} (${columns})
         select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
        [JSON.stringify(rows)],
      );
    };
    await transaction`set local threadbook.source = 'demo'`;
    await insert(
      'public.organisations',
      'id, name, time_zone, created_at',
      tenants.map(({ id, tenant }) => ({
        ...{ id, name: tenant.name, time_zone: tenant.timeZone, created_at: new Date() },
      })),
    );
    await insert(
      'public.organisation_domains',
      'org_id, domain',
      tenants.map(({ id, tenant }) => ({ org_id: id, domain: tenant.domain })),
    );
    await insert(
      'public.teams',
      'org_id, id, parent_id, name, created_at',
      tenants.flatMap(({ id, tenant }) =>
        tenant.teams.map(({ key, name, parent }) => ({
          ...{ org_id: id, id: demoTeamId(key), name, created_at: new Date() },
          parent_id: parent === null ? null : demoTeamId(parent),
        })),
      ),
    );
    await insert(
      'public.members',
      'org_id, id, user_id, name, email, role, is_data_steward, team_id, language, status, joined_at',
      tenants.flatMap(({ id, tenant }) =>
        tenant.members.map(({ email, name, role, team, language }) => ({
          ...{ org_id: id, id: demoMemberId(email), user_id: userIds.get(email), name, email },
          ...{ role, language, status: 'active', joined_at: new Date(), is_data_steward: false },
          team_id: team === null ? null : demoTeamId(team),
        })),
      ),
    );
    await insert(
      'public.templates',
      'org_id, id, kind, title, body, language, uses, version, created_at, updated_at',
      demoTemplates.map(({ key, ...words }) => ({
        ...{ org_id: demoOrgId, id: demoId('template', key), ...words, uses: 0, version: 1 },
        ...{ created_at: new Date(), updated_at: new Date() },
      })),
    );
    await insertCustomers(insert, data.customers, orgOf);
    await insertHistory(insert, data, orgOfCustomer);
    // Codes, first contacts and figures follow from what was put in, by the database's own functions.
    await transaction`select private.fold_follow_up_deltas(1000000), private.fold_customer_deltas(1000000)`;
    await transaction.unsafe(settleDemo);
  });
  await sql`analyze`;
}

type Insert = (table: string, columns: string, rows: readonly object[]) => Promise<void>;

async function insertCustomers(
  insert: Insert,
  customers: readonly DemoCustomer[],
  orgOf: (organisation: DemoCustomer['organisation']) => string,
): Promise<void> {
  await insert(
    'public.customers',
    `org_id, id, code, name, short_name, name_key, industry_code, customer_type, region_code, source_channel, status, tier,
     owner_id, to_verify, custom, source, created_by, created_at, updated_at`,
    customers.map((customer, index) => ({
      ...{ org_id: orgOf(customer.organisation), id: customer.id, name: customer.name },
      ...{ code: `PENDING${index}`, name_key: '', short_name: customer.shortName },
      ...{ industry_code: customer.industry, customer_type: customer.type },
      ...{ region_code: customer.region, source_channel: customer.channel },
      ...{ status: customer.status, tier: customer.tier, to_verify: [], custom: {} },
      owner_id: customer.owner === null ? null : demoMemberId(customer.owner),
      created_by: customer.owner === null ? null : demoMemberId(customer.owner),
      ...{ source: 'import', created_at: new Date(), updated_at: new Date() },
    })),
  );
  const at = new Date();
  await insert(
    'public.customer_domains',
    'org_id, id, customer_id, domain, created_at',
    customers.flatMap(({ id, organisation, domain }) =>
      domain === null
        ? []
        : [
            {
              org_id: orgOf(organisation),
              id: demoId('domain', id),
              customer_id: id,
              domain,
              created_at: at,
            },
          ],
    ),
  );
  const contacts = customers.flatMap((customer) =>
    customer.contacts.map((contact, place) => ({
      ...contact,
      org_id: orgOf(customer.organisation),
      contact_id: demoId('contact', `${customer.id}/${place}`),
      customer_id: customer.id,
      place,
    })),
  );
  await insert(
    'public.contacts',
    'org_id, id, customer_id, name, title, is_primary, has_left, custom, source, created_at, updated_at',
    contacts.map(({ org_id, contact_id, customer_id, name, title, place }) => ({
      ...{ org_id, id: contact_id, customer_id, name, title, is_primary: place === 0 },
      // Milliseconds apart, so that their order on the card is the order here.
      ...{ has_left: false, custom: {}, source: 'import', updated_at: at },
      created_at: new Date(at.getTime() + place),
    })),
  );
  await insert(
    'public.contact_addresses',
    'org_id, id, contact_id, address, position',
    contacts.flatMap(({ org_id, contact_id, addresses }) =>
      addresses.map((address, position) => ({
        ...{ org_id, id: demoId('address', `${contact_id}/${address}`), contact_id },
        ...{ address, position },
      })),
    ),
  );
  await insert(
    'public.contact_phones',
    'org_id, id, contact_id, e164, position',
    contacts.flatMap(({ org_id, contact_id, phone }) =>
      phone === null
        ? []
        : [{ org_id, id: demoId('phone', contact_id), contact_id, e164: phone, position: 0 }],
    ),
  );
}

async function insertHistory(
  insert: Insert,
  { followUps, reminders }: DemoData,
  orgOfCustomer: ReadonlyMap<string, string>,
): Promise<void> {
  const history = followUps.map((entry) => ({
    ...entry,
    org_id: orgOfCustomer.get(entry.customerId),
  }));
  const mails = history.filter(({ mailId }) => mailId !== null);
  await insert(
    'public.mails',
    'org_id, id, direction, sent_at, created_at',
    mails.map(({ org_id, mailId, direction, occurredAt, recordedAt }) => ({
      ...{ org_id, id: mailId, direction, sent_at: occurredAt, created_at: recordedAt },
    })),
  );
  await insert(
    'public.mail_envelopes',
    'org_id, mail_id, customer_id, subject, participants',
    mails.map(({ org_id, mailId, customerId, subject }) => ({
      ...{ org_id, mail_id: mailId, customer_id: customerId, subject, participants: [] },
    })),
  );
  await insert(
    'public.mail_contents',
    'org_id, mail_id, body, original_body',
    mails.map(({ org_id, mailId, note }) => ({
      ...{ org_id, mail_id: mailId, body: note, original_body: note },
    })),
  );
  await insert(
    'public.follow_ups',
    `org_id, id, customer_id, mail_id, kind, direction, occurred_at, author_id, recorded_at, source, state, visibility`,
    history.map((entry) => ({
      ...{ org_id: entry.org_id, id: entry.id, customer_id: entry.customerId, kind: entry.kind },
      ...{ mail_id: entry.mailId, direction: entry.direction, occurred_at: entry.occurredAt },
      ...{ author_id: demoMemberId(entry.author), recorded_at: entry.recordedAt },
      ...{ source: 'sidebar', state: 'done', visibility: 'full' },
    })),
  );
  await insert(
    'public.follow_up_contents',
    `org_id, follow_up_id, op_id, member_id, visibility, source, occurred_at, outcome, note, no_next_reason, created_at`,
    history.map((entry) => ({
      ...{ org_id: entry.org_id, follow_up_id: entry.id, op_id: entry.opId },
      ...{ member_id: demoMemberId(entry.author), visibility: 'full', source: 'sidebar' },
      ...{ occurred_at: entry.occurredAt, outcome: entry.outcome, created_at: entry.recordedAt },
      // What a mail says stands in its text.
      note: entry.kind === 'mail' ? null : entry.note,
      no_next_reason: 'demo',
    })),
  );
  await insert(
    'public.reminders',
    `org_id, id, kind, customer_id, owner_id, plan, due_at, due_version, priority, state, stage, created_by, created_at`,
    reminders.map(({ id, customerId, owner, plan, dueAt, priority }) => ({
      ...{ org_id: orgOfCustomer.get(customerId), id, kind: 'follow_up', customer_id: customerId },
      ...{ owner_id: demoMemberId(owner), created_by: demoMemberId(owner), plan, due_at: dueAt },
      ...{ due_version: 1, priority, state: 'open', stage: 'waiting', created_at: new Date() },
    })),
  );
}

/** Customers appear when they were first followed up (or over the last ninety days); the code carries that day. */
const settleDemo = `
  with dated as (
    select c.org_id, c.id, max(f.occurred_at) as latest,
      coalesce(min(f.occurred_at), now() - make_interval(days => (abs(hashtext(c.id::text)) % 80) + 5)) - interval '1 day' as born
    from public.customers as c
    left join public.follow_ups as f on f.org_id = c.org_id and f.customer_id = c.id
    group by c.org_id, c.id
  ),
  numbered as (
    select d.*, (d.born at time zone o.time_zone)::date as day,
      row_number() over (partition by d.org_id, (d.born at time zone o.time_zone)::date order by d.id)::int as number
    from dated as d join public.organisations as o on o.id = d.org_id
  ),
  taken as (
    insert into private.running_numbers (org_id, kind, day, last_number)
    select org_id, 'customer', day, max(number) from numbered group by org_id, day
  )
  update public.customers as c
  set created_at = n.born, first_contact_on = n.day, last_follow_up_at = n.latest,
    code = private.code_of('CUS', n.day, n.number)
  from numbered as n where n.org_id = c.org_id and n.id = c.id`;
