import { defineStrings } from '../../shared/i18n/define-strings.ts';

export const notificationStrings = defineStrings('notifications', {
  en: {
    due: { one: '{{count}} follow-up is due', other: '{{count}} follow-ups are due' },
    missed: {
      one: '{{count}} follow-up became due while you were away',
      other: '{{count}} follow-ups became due while you were away',
    },
    held: {
      one: '{{count}} follow-up became due in your quiet hours',
      other: '{{count}} follow-ups became due in your quiet hours',
    },
    recycling: 'Goes back to the pool today unless you follow up',
    done: 'Done',
    snooze: 'In 1 hour',
  },
  'zh-CN': {
    due: '{{count}} 项跟进到期',
    missed: '你离开期间有 {{count}} 项跟进到期',
    held: '免打扰时段内有 {{count}} 项跟进到期',
    recycling: '今天不跟进就会退回公海',
    done: '完成',
    snooze: '1 小时后',
  },
});
