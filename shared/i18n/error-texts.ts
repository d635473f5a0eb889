import type { ErrorCode } from '../contracts/errors.ts';
import type { Language } from '../contracts/scalars.ts';
import { enErrorTexts, enToldWithFacts } from './error-texts-en.ts';
import { zhErrorTexts, zhToldWithFacts } from './error-texts-zh.ts';

/** `what` happened, in one sentence; `advice`: what is safe and what to do. */
export interface ErrorText {
  readonly what: string;
  readonly advice: string;
}

export const errorTexts: Readonly<Record<Language, Readonly<Record<ErrorCode, ErrorText>>>> = {
  en: enErrorTexts,
  'zh-CN': zhErrorTexts,
};

const toldWithFacts = { en: enToldWithFacts, 'zh-CN': zhToldWithFacts } as const;

/** The text of an error, with an owner's name, a limit or a day where the error tells it. */
export function errorText(
  language: Language,
  code: ErrorCode,
  facts: Readonly<Record<string, string | number>> = {},
): ErrorText {
  const text = errorTexts[language][code];
  const template = toldWithFacts[language][code];
  if (template === undefined) return text;
  let complete = true;
  const told = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    complete &&= facts[name] !== undefined;
    return `${facts[name]}`;
  });
  // A fact that did not come: the text without it, never a gap.
  return complete ? { what: told, advice: text.advice } : text;
}
