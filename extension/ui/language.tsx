import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '../../shared/contracts/scalars.ts';
import { languageFor } from '../../shared/i18n/languages.ts';
import { usePorts } from '../ports.ts';

interface LanguageChoice {
  readonly language: Language;
  /** The reader chose it here: kept for this browser profile, and stronger than every other source. */
  choose(language: Language): Promise<void>;
  /** What the account says; counts only where this profile has no choice of its own. */
  suggest(language: Language): void;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

/** Preference of this profile, else the account's language, else the browser's. Paints nothing until the first is known. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { preferences, changes } = usePorts();
  const [known, setKnown] = useState(false);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [suggested, setSuggested] = useState<Language | null>(null);

  useEffect(() => {
    let current = true;
    preferences
      .language()
      // Without an answer the browser's language is right enough to read by.
      .catch(() => null)
      .then((language) => {
        if (!current) return;
        setChosen((earlier) => earlier ?? language);
        setKnown(true);
      });
    return () => {
      current = false;
    };
  }, [preferences]);

  // Chosen in another page of this profile: here as well.
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => setChosen(await preferences.language());
    changes.subscribe((keys) => {
      if (keys.includes('language')) read().catch(() => undefined);
    }, stop.signal);
    return () => stop.abort();
  }, [preferences, changes]);

  const language = chosen ?? suggested ?? languageFor(navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const value = useMemo<LanguageChoice>(
    () => ({
      language,
      async choose(next) {
        setChosen(next);
        await preferences.setLanguage(next);
        changes.announce(['language']);
      },
      suggest: setSuggested,
    }),
    [language, preferences, changes],
  );
  return known ? <LanguageContext value={value}>{children}</LanguageContext> : null;
}

export function useLanguageChoice(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === null) throw new Error('No language: mount features inside <AppFrame>.');
  return choice;
}

export function useLanguage(): Language {
  return useLanguageChoice().language;
}
