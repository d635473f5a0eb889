import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import type { GalleryState } from './gallery-ports.ts';

type Connection = OperationResult<'myConnections'>['connections'][number];

const mailbox: Connection = {
  connection_id: '00000000-0000-4000-8000-000000000001',
  ...{ provider: 'google', address: 'zhao.min@harbour-tools.example', rule: 'known_contacts' },
  ...{ import_days: 90, importing: false, progress: null, state: 'connected', problem: null },
  ...{ kind: 'mail', last_synced_at: '2026-11-20T01:30:00Z' },
};
const failing: Connection = {
  ...mailbox,
  connection_id: '00000000-0000-4000-8000-000000000002',
  ...{ address: 'sales.south@harbour-tools.example', rule: 'followed' },
  ...{ state: 'failing', problem: 'reconnect' },
};
const importing: Connection = {
  ...mailbox,
  connection_id: '00000000-0000-4000-8000-000000000003',
  ...{ address: 'fairs@harbour-tools.example', import_days: 365 },
  ...{ importing: true, progress: { done: 45, total: 180 } },
};
const stopped: Connection = {
  ...importing,
  connection_id: '00000000-0000-4000-8000-000000000004',
  ...{ address: 'spare.parts@harbour-tools.example', state: 'paused' },
};
const calendar: Connection = {
  ...mailbox,
  connection_id: '00000000-0000-4000-8000-000000000005',
  kind: 'calendar',
};
const page = (...connections: Connection[]) =>
  ({
    page: 'settings',
    crm: {
      exclusions: async () => [],
      myConnections: async () => ({ connections }),
    } satisfies Partial<CrmApi>,
  }) as const;
/** Google's name is the same in both languages. */
const connect = 'main section > div > button:has-text("Google")';
const goOn = 'main section section button:has-text("Google")';

/** Mailboxes in the options: connecting, choosing, stopping, disconnecting. */
export const connectionStates = {
  'settings-mailboxes': {
    ...page(mailbox, calendar, failing, importing, stopped),
    steps: [{ see: 'main progress' }],
  },
  'connect-before': {
    ...page(),
    steps: [{ click: connect }, { see: goOn }],
  },
  'connect-calendar': {
    ...page(mailbox),
    steps: [{ click: 'main section > div > button:nth-of-type(3)' }, { see: goOn }],
  },
  'connect-waiting': {
    ...page(mailbox),
    steps: [{ click: connect }, { click: goOn }, { see: 'main section section [role=status]' }],
  },
  'connect-not-set-up': {
    ...page(),
    connectFails: 'TC040',
    steps: [{ click: connect }, { click: goOn }, { see: '[role=alert]' }],
  },
  'connect-end': {
    ...page(mailbox),
    steps: [{ click: 'main li button:last-of-type' }, { see: 'main li section' }],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
