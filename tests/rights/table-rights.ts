import type { MatrixRole } from './cast.ts';

/**
 * Who may do what to which table, as data. Seen from one customer of the demo rep and its rows.
 *
 * `read` names who sees the sample row. A member outside the list gets an empty answer where `refused` is absent, and
 * 42501 where the table is not granted at all. `insert`, `update`, `delete` name who may; a verb that is not there is
 * refused with 42501 to everybody but the service, whose own rights `service` lists.
 */
export interface TableRights {
  readonly read: readonly MatrixRole[];
  /** No grant: members get an error, not an empty list. */
  readonly refused?: true;
  readonly insert?: readonly MatrixRole[];
  readonly update?: {
    readonly column: string;
    readonly value: unknown;
    readonly by: readonly MatrixRole[];
  };
  readonly delete?: readonly MatrixRole[];
  readonly service: string;
}

const members = ['owner', 'colleague', 'manager', 'otherManager', 'agent', 'admin'] as const;
/** Whoever sees the customer: its owner, their managers, those who read all. */
const customerReaders = ['owner', 'manager', 'agent', 'admin', 'service'] as const;
const customerWriters = ['owner', 'manager', 'admin'] as const;
const adminOnly = ['admin', 'service'] as const;
const ownerOnly = ['owner', 'service'] as const;
const all = 'select insert update delete';

export const tableRights: Readonly<Record<string, TableRights>> = {
  organisations: { read: [...members, 'service'], service: all },
  organisation_settings: { read: [...members, 'service'], service: all },
  organisation_domains: { read: [...members, 'service'], service: all },
  teams: { read: [...members, 'service'], service: all },
  members: { read: [...members, 'service'], service: all },
  invitations: { read: adminOnly, service: all },
  // The same for every tenant.
  dictionary_entries: { read: [...members, 'otherOrganisation', 'service'], service: 'select' },
  audit_log: { read: adminOnly, service: 'select' },
  audit_personal_values: { read: adminOnly, service: 'select delete' },
  customers: {
    read: customerReaders,
    update: { column: 'remark', value: 'changed', by: customerWriters },
    service: all,
  },
  collaborators: { read: customerReaders, service: all },
  customer_domains: { read: customerReaders, service: all },
  contacts: {
    read: customerReaders,
    update: { column: 'title', value: 'changed', by: customerWriters },
    service: all,
  },
  contact_addresses: { read: customerReaders, service: all },
  contact_phones: { read: customerReaders, service: all },
  mails: { read: customerReaders, service: all },
  mail_keys: { read: ['service'], refused: true, service: all },
  // A way into somebody's mailbox is theirs alone, managers and administrators included.
  mail_sources: { read: ownerOnly, service: all },
  mail_envelopes: { read: customerReaders, service: all },
  mail_contents: { read: customerReaders, service: all },
  unresolved_matches: { read: ownerOnly, service: all },
  follow_ups: { read: customerReaders, service: all },
  follow_up_contents: { read: customerReaders, service: all },
  follow_up_participants: { read: customerReaders, service: all },
  reminders: { read: customerReaders, service: all },
  devices: {
    read: ownerOnly,
    insert: ['owner'],
    update: { column: 'name', value: 'Laptop', by: ['owner'] },
    delete: ['owner'],
    service: all,
  },
  reminder_deliveries: { read: ownerOnly, service: all },
};
