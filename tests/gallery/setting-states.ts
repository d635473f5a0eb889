import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { MemberSettings } from '../../shared/contracts/member-settings.ts';
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
