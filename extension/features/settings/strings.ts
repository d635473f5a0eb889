import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const settingsStrings = defineStrings('settings', {
  en: {
    title: 'Settings',
    language: 'Language',
    account: 'Account',
    signed_in_as: 'Signed in as {{name}}, {{email}}',
    organisation: 'Organisation: {{name}}',
    sign_out: 'Sign out',
    outbox: 'Not sent yet',
    mailboxes: 'Connected mailboxes',
    no_mailbox:
      'None. Threadbook reads the page that you have open, and has no access to your mailbox.',
    never_log: 'Never log',
  },
  'zh-CN': {
    title: '设置',
    language: '语言',
    account: '账号',
    signed_in_as: '当前账号：{{name}}，{{email}}',
    organisation: '所属组织：{{name}}',
    sign_out: '退出登录',
    outbox: '待发送',
    mailboxes: '已连接的邮箱',
    no_mailbox: '没有。Threadbook 只读取你打开的页面，不访问你的邮箱。',
    never_log: '从不记录',
  },
});
