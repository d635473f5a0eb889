import { defineStrings } from '../../../shared/i18n/define-strings.ts';

/** What a contact with a customer was. The form, the timeline and the summary call it the same. */
export const interactionKindStrings = defineStrings('interaction-kind', {
  en: {
    mail: 'Mail',
    call: 'Phone call',
    visit: 'Visit',
    meeting: 'Meeting',
    chat: 'Chat',
    other: 'Other',
  },
  'zh-CN': {
    mail: '邮件沟通',
    call: '电话沟通',
    visit: '上门拜访',
    meeting: '会议交流',
    chat: '即时聊天',
    other: '其他',
  },
});

/** What came of it. */
export const outcomeStrings = defineStrings('outcome', {
  en: {
    interested: 'Interested',
    wants_quote: 'Wants a quote',
    objection: 'Objection',
    no_answer: 'No answer',
    no_show: 'Did not come',
    other: 'Other',
  },
  'zh-CN': {
    interested: '有意向',
    wants_quote: '要报价',
    objection: '有异议',
    no_answer: '未答复',
    no_show: '对方未出席',
    other: '其他',
  },
});
