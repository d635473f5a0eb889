import { expect, test } from 'vitest';
import { emptyOutbox } from '../../shared/contracts/outbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { handlePageMessage } from './handle-page-message.ts';

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

/** A profile in memory, on which anybody may sign in with the one password. */
function profile() {
  const drafts = new Map<string, string>();
  let account: string | null = null;
  let signedIn: string | null = null;
  const handle = handlePageMessage({
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
