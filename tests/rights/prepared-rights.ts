import { all, customerReaders, members, type TableRights } from './matrix-words.ts';

/** Tables that are filled by what comes later: seen with their customer, written by the service. */
export const preparedTables: Readonly<Record<string, TableRights>> = {
  attachments: { read: customerReaders, service: all },
  code_aliases: { read: customerReaders, service: all },
  custom_fields: { read: [...members, 'service'], service: all },
  signals: { read: customerReaders, service: all },
};
