import { language as languages } from '../../../shared/contracts/scalars.ts';
import { languageNames } from '../../../shared/i18n/languages.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './language-switch.module.css';
import { languageStrings } from './strings.ts';
import { useSwitchLanguage } from './use-switch-language.ts';

/** Each language by its own name, so that whoever cannot read the present one finds the way back. */
export function LanguageSwitch() {
  const t = useStrings(languageStrings);
  const chosen = useLanguage();
  const switchLanguage = useSwitchLanguage();
  return (
    <fieldset className={classes.switch} aria-label={t('language')}>
      {languages.options.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={classes.language}
          aria-pressed={language === chosen}
          onClick={() => switchLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  );
}
