import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const followStrings = defineStrings('follow-thread', {
  en: {
    follow: 'Follow this thread',
    follow_hint: 'Its later mails are logged without asking when you open it.',
    following: 'Following',
    unfollow: 'Stop following',
    logging: 'Logging what is new…',
    logged: { one: '{{count}} new mail was logged.', other: '{{count}} new mails were logged.' },
  },
  'zh-CN': {
    follow: '关注这个会话',
    follow_hint: '打开会话时，之后的新邮件会自动记录。',
    following: '已关注',
    unfollow: '取消关注',
    logging: '正在记录新邮件…',
    logged: '已自动记录 {{count}} 封新邮件。',
  },
});
