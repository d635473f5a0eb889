import { createThreadbookClient } from '../../shared/api/supabase-client.ts';
import { createSupabaseCall, createSupabaseCrm } from '../../shared/api/supabase-crm.ts';
import { createSupabaseSession } from '../../shared/api/supabase-session.ts';
import { changesAnnounced } from '../../shared/contracts/changes.ts';
import { language as languageSchema } from '../../shared/contracts/scalars.ts';
import { backendOfThisBuild } from '../built-for.ts';
import type { Ports } from '../ports.ts';

const languageKey = 'threadbook-language';
const organisationKey = 'threadbook-organisation';
const accountKey = 'threadbook-account';

/** What features may ask of the world, on a site of its own: the direct carrier, storage of this origin. */
export function createSitePorts(): Ports {
  const storage = {
    getItem: async (key: string) => localStorage.getItem(key),
    setItem: async (key: string, value: string) => localStorage.setItem(key, value),
    removeItem: async (key: string) => localStorage.removeItem(key),
  };
  const organisation = async () => localStorage.getItem(organisationKey);
  const setOrganisation = async (id: string | null) => {
    if (id === null) localStorage.removeItem(organisationKey);
    else localStorage.setItem(organisationKey, id);
  };
  const client = createThreadbookClient({ address: backendOfThisBuild(), storage });
  const call = createSupabaseCall(client, { organisation });
  const session = createSupabaseSession({ client, storage, call, setOrganisation });
  const channel = new BroadcastChannel('threadbook-changes');
  /** One account's words are never shown to the next one in the same browser. */
  const draftKey = (key: string) =>
    `threadbook-draft ${localStorage.getItem(accountKey) ?? ''} ${key}`;
  return {
    crm: createSupabaseCrm(client, { organisation }),
    session: {
      ...session,
      signIn: async (args) => {
        await session.signIn(args);
        localStorage.setItem(accountKey, args.email.trim().toLowerCase());
      },
      signUp: async (args) => {
        const result = await session.signUp(args);
        if (result === 'signed_in') {
          localStorage.setItem(accountKey, args.email.trim().toLowerCase());
        }
        return result;
      },
    },
    inbox: null,
    adapterHealth: null,
    notifications: null,
    mailboxes: null,
    outbox: null,
    drafts: {
      read: async (key) => localStorage.getItem(draftKey(key)),
      write: async (key, value) => {
        if (value === null) localStorage.removeItem(draftKey(key));
        else localStorage.setItem(draftKey(key), value);
      },
    },
    preferences: {
      language: async () => {
        const parsed = languageSchema.safeParse(localStorage.getItem(languageKey));
        return parsed.success ? parsed.data : null;
      },
      setLanguage: async (language) => localStorage.setItem(languageKey, language),
    },
    clock: { now: () => new Date() },
    changes: {
      announce: (keys) => channel.postMessage({ type: 'changes.announced', keys: [...keys] }),
      subscribe: (listener, signal) => {
        const hear = (event: MessageEvent) => {
          const parsed = changesAnnounced.safeParse(event.data);
          if (parsed.success) listener(parsed.data.keys);
        };
        channel.addEventListener('message', hear, { signal });
      },
    },
    navigation: {
      openWorkspace: (path) => {
        location.hash = `#/${path}`;
      },
      // No mail page is read from here.
      openAdapterHealth: () => undefined,
      openMail: (url) => {
        // Whatever was stored, nothing but a web page is opened: `javascript:` would run with this page's session.
        if (URL.parse(url)?.protocol === 'https:') window.open(url, '_blank', 'noopener');
      },
    },
  };
}
