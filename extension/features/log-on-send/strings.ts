import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const logOnSendStrings = defineStrings('log-on-send', {
  en: {
    log_on_send: 'Log on send',
    hint: 'Mails that you send from this page are logged to the customers that you address, a minute later at most. What you take back is not logged.',
    waiting: 'Sent. It is logged in a moment…',
    offline:
      'No connection. It is logged when there is one, here or where this mailbox is open next.',
    kept: 'Kept on this computer. It is logged as soon as it can be sent.',
    logged: { one: 'Logged to {{count}} customer.', other: 'Logged to {{count}} customers.' },
    nobody: 'Not logged: no customer of yours is among the recipients for certain.',
    excluded: 'Not logged: a recipient is on your never-log list.',
    unreadable: 'Not logged: the sent mail could not be told apart. Open it to log it.',
    cancelled: 'Taken back, so not logged.',
  },
  'zh-CN': {
    log_on_send: '发送时记录',
    hint: '从此页面发出的邮件最迟一分钟后记录到收件客户；撤回的邮件不会记录。',
    waiting: '已发送，即将记录…',
    offline: '没有网络。恢复后会在这里或下次打开此邮箱时自动记录。',
    kept: '已保存在这台电脑上，能发送时会自动记录。',
    logged: '已记录到 {{count}} 个客户。',
    nobody: '未记录：收件人中没有可以确定的你的客户。',
    excluded: '未记录：收件人在你的“从不记录”名单中。',
    unreadable: '未记录：无法识别这封已发邮件，请打开后手动记录。',
    cancelled: '邮件已撤回，未记录。',
  },
});
