import { createInstance } from 'i18next';
import type { Language } from '../contracts/scalars.ts';
import type { Strings, Texts, Translate } from './define-strings.ts';

/**
 * One i18next instance for all texts. Keys are flat (no `.` or `:` in them has a meaning); values are put in as they
 * are, because React escapes them, and are never searched for references of their own.
 */
const i18n = createInstance();
void i18n.init({
  initAsync: false,
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  resources: {},
  interpolation: { escapeValue: false, skipOnVariables: true },
});

function bundle(texts: Texts): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') flat[key] = text;
    else {
      flat[`${key}_one`] = text.one;
      flat[`${key}_other`] = text.other;
    }
  }
  return flat;
}

/** Characters that turn the direction of what stands around them (https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes). */
const turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g;

/** A name that is put into a sentence leaves the sentence as it is. */
const straight = (values: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(turning, '') : value,
    ]),
  );

/** The texts of a feature in a language, for use outside React; inside, `useStrings` follows the chosen language. */
export function translate<T extends Texts>(strings: Strings<T>, language: Language): Translate<T> {
  if (!i18n.hasResourceBundle(language, strings.namespace)) {
    i18n.addResourceBundle(language, strings.namespace, bundle(strings[language]));
  }
  return (key, ...values) => {
    const name: string = key;
    return i18n.t(name, { ...straight(values[0]), lng: language, ns: strings.namespace });
  };
}
