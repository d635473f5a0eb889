import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const languageStrings = defineStrings('language', {
  en: { language: 'Language' },
  'zh-CN': { language: '语言' },
});
