import { customerFileTables } from './customer-file-rights.ts';
import { dailyMailTables } from './daily-mail-rights.ts';
import { decisionTables } from './decision-rights.ts';
import {
  adminOnly,
  all,
  customerReaders,
  managerTeam,
  members,
  ownerOnly,
  type TableRights,
} from './matrix-words.ts';
import { memberSettingsTables } from './member-settings-rights.ts';
import { poolTables } from './pool-rights.ts';
import { preparedTables } from './prepared-rights.ts';

export const tableRights: Readonly<Record<string, TableRights>> = {
  ...customerFileTables,
  ...memberSettingsTables,
  ...dailyMailTables,
  ...poolTables,
  ...decisionTables,
  ...preparedTables,
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
  customers: { read: customerReaders, service: all },
  pool_events: { read: customerReaders, service: all },
  collaborators: { read: customerReaders, service: all },
  customer_domains: { read: customerReaders, service: all },
  contacts: { read: customerReaders, service: all },
  contact_addresses: { read: customerReaders, service: all },
  // Masked for those who read the customer and do not work it.
  contact_phones: { read: [...managerTeam, 'collaborator', 'admin', 'service'], service: all },
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
