import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { MemberSettings } from '../../shared/contracts/member-settings.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { emptyOutbox } from '../../shared/contracts/outbox.ts';
import type { GalleryState } from './gallery-ports.ts';

const usual: MemberSettings = {
  ...{ notify: true, muted_kinds: [], default_visibility: 'full' },
  quiet: { from: '20:30', until: '07:00', days: [1, 2, 3, 4, 5], time_zone: 'America/New_York' },
};
const having = (given: Partial<MemberSettings>): Partial<CrmApi> => ({
  exclusions: async () => [],
  memberSettings: async () => ({ ...usual, ...given }),
});
type Connection = OperationResult<'myConnections'>['connections'][number];
const mailbox: Connection = {
  connection_id: '00000000-0000-4000-8000-000000000001',
  ...{ provider: 'google', address: 'zhao.min@harbour-tools.example', rule: 'known_contacts' },
  ...{ import_days: 90, importing: false, state: 'connected', problem: null },
  last_synced_at: '2026-11-20T01:30:00Z',
};
const second: Connection = {
  ...mailbox,
  connection_id: '00000000-0000-4000-8000-000000000002',
  address: 'sales.south@harbour-tools.example',
  rule: 'followed',
  state: 'failing',
  problem: 'reconnect',
};
const third: Connection = {
  ...mailbox,
  connection_id: '00000000-0000-4000-8000-000000000003',
  address: 'fairs@harbour-tools.example',
  rule: 'off',
  importing: true,
};
const mailboxes: Partial<CrmApi> = {
  myConnections: async () => ({ connections: [mailbox, second, third] }),
};
const seen = { see: 'input[type=time]' } as const;

/** What a member chose for themselves, the privacy text, and where notifications are denied. */
export const settingStates = {
  'settings-own': { page: 'settings', crm: having({}), steps: [seen] },
  'settings-off': {
    page: 'settings',
    notificationsDenied: true,
    crm: having({ notify: false, quiet: null, default_visibility: 'private' }),
    steps: [seen],
  },
  'settings-quiet-wrong': {
    page: 'settings',
    crm: having({ quiet: { ...(usual.quiet ?? never()), until: '20:30' } }),
    steps: [seen],
  },
  'settings-mailboxes': { page: 'settings', crm: { ...having({}), ...mailboxes }, steps: [seen] },
  'settings-unread': {
    page: 'settings',
    crm: having({}),
    fails: { memberSettings: 'TC001' },
    steps: [{ see: '[role=alert]' }],
  },
  'settings-refused': {
    page: 'settings',
    crm: having({}),
    fails: { changeMemberSettings: 'TB004' },
    steps: [seen, { click: 'form button[type=submit]' }, { see: '[role=alert]' }],
  },
  'settings-privacy': {
    page: 'settings',
    crm: having({}),
    steps: [
      seen,
      { click: 'main > section:last-of-type button' },
      { see: 'main > section:last-of-type strong' },
    ],
  },
  'today-denied': {
    page: 'workspace',
    hash: '#/today',
    notificationsDenied: true,
    steps: [{ see: '[role=note]' }],
  },
  'workspace-sign-out': {
    page: 'workspace',
    hash: '#/today',
    outbox: { ...emptyOutbox, waiting: 2 },
    steps: [
      { see: 'main section' },
      // In a narrow window the list of pages is folded behind a button.
      { click: 'header > button:visible, #workspace-pages > div > button:visible' },
      { click: '#workspace-pages > div > button' },
      { see: 'header section' },
    ],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;

function never(): never {
  throw new Error('The usual settings have quiet hours.');
}
