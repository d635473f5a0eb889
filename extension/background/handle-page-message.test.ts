import { expect, test } from 'vitest';
import { emptyOutbox } from '../../shared/contracts/outbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { handlePageMessage } from './handle-page-message.ts';
import type { TabsForPages } from './tabs-for-pages.ts';

const password = 'correct horse';

/** Nothing is written here. */
const idleOutbox: Outbox = {
  keep: async () => undefined,
  call: async () => null,
  flush: async () => undefined,
  state: async () => emptyOutbox,
  retry: async () => undefined,
  discard: async () => undefined,
  exclusively: (work) => work(),
};

const noTabs: TabsForPages = {
  tell: async () => null,
  openWorkspace: async () => undefined,
  openAdapterHealth: async () => undefined,
  openMail: async () => undefined,
};

/** A profile in memory, on which anybody may sign in with the one password. */
function profile(tabs: TabsForPages = noTabs) {
  const drafts = new Map<string, string>();
  let account: string | null = null;
  let signedIn: string | null = null;
  const handle = handlePageMessage({
    mailboxes: { connect: async () => undefined, disconnect: async () => true },
    outbox: idleOutbox,
    call: async () => {
      throw new Error('No operation is called here.');
    },
    session: {
      current: async () => (signedIn === null ? null : { email: signedIn }),
      signIn: async (args) => {
        if (args.password !== password) throw new Error('wrong');
        signedIn = args.email;
      },
      signUp: async () => 'signed_in',
      chooseOrganisation: async () => undefined,
      signOut: async () => {
        signedIn = null;
      },
    },
    settings: {
      language: async () => null,
      setLanguage: async () => undefined,
      organisation: async () => null,
      setOrganisation: async () => undefined,
      account: async () => account,
      setAccount: async (email) => {
        account = email;
      },
      pageLocators: async () => null,
      setPageLocators: async () => undefined,
    },
    health: { read: async () => [] },
    accountChanged: () => undefined,
    tabs,
    drafts: {
      read: async (key) => drafts.get(key) ?? null,
      write: async (key, value) => {
        if (value === null) drafts.delete(key);
        else drafts.set(key, value);
      },
    },
  });
  return {
    handle,
    signIn: (email: string, using = password) =>
      handle({ type: 'session.sign_in', args: { email, password: using } }),
    runOut: () => {
      signedIn = null;
    },
    type: (value: string) => handle({ type: 'drafts.write', key: 'log', value }),
    typed: () => handle({ type: 'drafts.read', key: 'log' }),
  };
}

test('what one account typed is not shown to the next one, and is there when the first comes back', async () => {
  const { signIn, type, typed } = profile();
  await signIn('zhao.min@harbour-tools.example');
  await type('Price is too high for them');
  await signIn('wang.hao@harbour-tools.example');
  expect(await typed()).toBeNull();
  await signIn(' Zhao.Min@harbour-tools.example ');
  expect(await typed()).toBe('Price is too high for them');
});

test('what is typed while the session runs out is kept', async () => {
  const { signIn, runOut, type, typed } = profile();
  await signIn('zhao.min@harbour-tools.example');
  runOut();
  await type('Price is too high for them');
  await signIn('zhao.min@harbour-tools.example');
  expect(await typed()).toBe('Price is too high for them');
});

test('a wrong password opens nobody’s drafts', async () => {
  const { signIn, type, typed } = profile();
  await signIn('zhao.min@harbour-tools.example');
  await type('Price is too high for them');
  await expect(signIn('wang.hao@harbour-tools.example', 'guess')).rejects.toThrow();
  expect(await typed()).toBe('Price is too high for them');
});

test('before anybody signed in there is no place for drafts', async () => {
  await expect(profile().type('x')).rejects.toMatchObject({ code: 'TC003' });
});

test.each(['export_everything', 'constructor', '__proto__', 'who_am_i'])(
  'there is no operation %s',
  async (operation) => {
    const { handle } = profile();
    const call = handle({ type: 'crm.call', operation, args: {} });
    await expect(call).rejects.toMatchObject({ code: 'TC007' });
  },
);

test('a frame is told its own tab, and what it says to the page goes to that tab alone', async () => {
  const told: unknown[] = [];
  const { handle } = profile({
    ...noTabs,
    tell: async (tabId, message) => {
      told.push({ tabId, message });
      return 'heard';
    },
  });
  const message = { type: 'frame.fold', folded: true } as const;
  expect(await handle({ type: 'tab.own' }, 3)).toBe(3);
  expect(await handle({ type: 'tab.tell', message }, 3)).toBe('heard');
  expect(await handle({ type: 'tab.tell', message }, null)).toBeNull();
  expect(told).toEqual([{ tabId: 3, message }]);
});
