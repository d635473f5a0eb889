import { useCallback } from 'react';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { usePorts } from '../../ports.ts';
import { useLanguageChoice } from '../../ui/language.tsx';

/** Switches in place, for this profile and for the account; what cannot be stored now still changes what is shown. */
export function useSwitchLanguage(): (language: Language) => void {
  const { crm, session } = usePorts();
  const { choose } = useLanguageChoice();
  return useCallback(
    (language) => {
      const store = async () => {
        await choose(language);
        if ((await session.current()) === null) return;
        await crm.setLanguage({ op_id: crypto.randomUUID(), language });
      };
      // The screen has changed already; the account learns it with the next switch.
      store().catch(() => undefined);
    },
    [choose, crm, session],
  );
}
