import { type Language, language as languageSchema, uuid } from '../../shared/contracts/scalars.ts';
import type { ProfileDatabase } from './profile-database.ts';

/** Settings of this browser profile, beside the session. */
export interface Settings {
  language(): Promise<Language | null>;
  setLanguage(language: Language): Promise<void>;
  /** The organisation that the person signed in to; sent with each request. */
  organisation(): Promise<string | null>;
  setOrganisation(organisation: string | null): Promise<void>;
  /** Who signed in last on this profile, also after their session ran out: their drafts stay theirs. */
  account(): Promise<string | null>;
  setAccount(email: string): Promise<void>;
  /** JSON of the organisation's added selectors, as the database said it last. */
  pageLocators(): Promise<string | null>;
  setPageLocators(json: string): Promise<void>;
}

export function createSettings(database: Promise<ProfileDatabase>): Settings {
  return {
    async language() {
      const parsed = languageSchema.safeParse(await (await database).get('settings', 'language'));
      return parsed.success ? parsed.data : null;
    },
    async setLanguage(language) {
      await (await database).put('settings', language, 'language');
    },
    async organisation() {
      const parsed = uuid.safeParse(await (await database).get('settings', 'organisation'));
      return parsed.success ? parsed.data : null;
    },
    async setOrganisation(organisation) {
      if (organisation === null) await (await database).delete('settings', 'organisation');
      else await (await database).put('settings', organisation, 'organisation');
    },
    async account() {
      return (await (await database).get('settings', 'account')) ?? null;
    },
    async setAccount(email) {
      await (await database).put('settings', email, 'account');
    },
    async pageLocators() {
      return (await (await database).get('settings', 'page_locators')) ?? null;
    },
    async setPageLocators(json) {
      await (await database).put('settings', json, 'page_locators');
    },
  };
}
