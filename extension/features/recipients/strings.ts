import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const recipientStrings = defineStrings('recipients', {
  en: {
    recipients: 'Recipients from outside',
    others: { one: '{{count}} more', other: '{{count}} more' },
    fewer: 'Fewer',
  },
  'zh-CN': {
    recipients: '外部收件人',
    others: '还有 {{count}} 人',
    fewer: '收起',
  },
});
