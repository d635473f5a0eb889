import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const logFollowUpStrings = defineStrings('log-follow-up', {
  en: {
    log: 'Log a follow-up',
    log_for: 'Log a follow-up with {{customer}}',
    saving: 'Saving…',
    cannot_log: 'You may read this customer, not log to it.',
  },
  'zh-CN': {
    log: '记录跟进',
    log_for: '记录与{{customer}}的跟进',
    saving: '正在保存…',
    cannot_log: '你可以查看这位客户，但不能记录跟进。',
  },
});
