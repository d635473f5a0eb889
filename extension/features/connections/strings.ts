import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const connectionStrings = defineStrings('connections', {
  en: {
    none: 'None. Threadbook reads the page that you have open, and has no access to your mailbox.',
    importing: 'Connected. Earlier mail is being read.',
    fresh: 'Connected. Not looked at yet.',
    connected: 'Connected. Last looked at {{time}}.',
    paused: 'Paused.',
    revoked: 'Disconnected. What was logged stays.',
    reconnect: 'The consent is no longer accepted: this mailbox has to be connected again.',
    too_fast: 'The provider asks for a pause; reading goes on by itself.',
    unavailable: 'The provider does not answer at the moment; it is tried again by itself.',
    not_allowed:
      'Reading was not allowed: this mailbox has to be connected again, with that consent.',
    sync_failed: 'Something went wrong on our side; it is tried again by itself.',
    rule_off: 'Nothing is logged by itself.',
    rule_followed: 'Mail of followed threads is logged.',
    rule_known_contacts: 'Mail with known contacts is logged.',
  },
  'zh-CN': {
    none: '没有。Threadbook 只读取你打开的页面，不访问你的邮箱。',
    importing: '已连接，正在读取以前的邮件。',
    fresh: '已连接，还没有读取过。',
    connected: '已连接。上次读取：{{time}}。',
    paused: '已暂停。',
    revoked: '已断开。已记录的内容会保留。',
    reconnect: '授权已失效：需要重新连接这个邮箱。',
    too_fast: '邮箱服务商要求暂停，稍后会自动继续。',
    unavailable: '邮箱服务商暂时没有响应，会自动重试。',
    not_allowed: '没有读取权限：需要重新连接这个邮箱并授权读取。',
    sync_failed: '我们这边出了问题，会自动重试。',
    rule_off: '不自动记录。',
    rule_followed: '自动记录已关注会话中的邮件。',
    rule_known_contacts: '自动记录与已知联系人的邮件。',
  },
});
