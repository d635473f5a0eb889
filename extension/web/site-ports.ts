import { createThreadbookClient } from '../../shared/api/supabase-client.ts';
import { createSupabaseCall, createSupabaseCrm } from '../../shared/api/supabase-crm.ts';
import { createSupabaseSession } from '../../shared/api/supabase-session.ts';
import { language as languageSchema } from '../../shared/contracts/scalars.ts';
import { backendOfThisBuild } from '../built-for.ts';
import type { Ports } from '../ports.ts';

const languageKey = 'threadbook-language';
const organisationKey = 'threadbook-organisation';

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
  const channel = new BroadcastChannel('threadbook-changes');
  return {
    crm: createSupabaseCrm(client, { organisation }),
    session: createSupabaseSession({ client, storage, call, setOrganisation }),
    inbox: null,
    drafts: {
      read: async (key) => localStorage.getItem(`threadbook-draft ${key}`),
      write: async (key, value) => {
        if (value === null) localStorage.removeItem(`threadbook-draft ${key}`);
        else localStorage.setItem(`threadbook-draft ${key}`, value);
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
      announce: (keys) => channel.postMessage([...keys]),
      subscribe: (listener, signal) =>
        channel.addEventListener('message', (event) => listener(event.data), { signal }),
    },
    navigation: {
      openWorkspace: (path) => {
        location.hash = `#/${path}`;
      },
      openMail: (url) => window.open(url, '_blank', 'noopener'),
    },
  };
}
