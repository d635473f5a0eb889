import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const connectionStrings = defineStrings('connections', {
  en: {
    none: 'None. Threadbook reads the page that you have open, and has no access to your mailbox.',
    importing: 'Connected. Earlier mail is being read.',
    reading_calendar: 'Connected. The calendar is being read.',
    calendar_of: 'Calendar of {{address}}',
    progress: '{{done}} of {{total}} addresses and domains looked for',
    fresh: 'Connected. Not looked at yet.',
    connected: 'Connected. Last looked at {{time}}.',
    paused: 'Stopped. Nothing is read until you let it go on.',
    revoked: 'Disconnected. What was logged stays.',
    reconnect: 'The consent is no longer accepted: this mailbox has to be connected again.',
    too_fast: 'The provider asks for a pause; reading goes on by itself.',
    unavailable: 'The provider does not answer at the moment; it is tried again by itself.',
    not_allowed:
      'Reading was not allowed: this mailbox has to be connected again, with that consent.',
    sync_failed: 'Something went wrong on our side; it is tried again by itself.',
    given_up:
      'Something went wrong on our side again and again. Connect it again to try once more.',
    // Connecting.
    connect_google: 'Connect a Google mailbox',
    connect_microsoft: 'Connect a Microsoft mailbox',
    connect_google_calendar: 'Connect a Google calendar',
    connect_microsoft_calendar: 'Connect a Microsoft calendar',
    before_title: 'Before {{provider}} asks you',
    provider_google: 'Google',
    provider_microsoft: 'Microsoft',
    before_lead:
      '{{provider}} will ask whether Threadbook may read your mail. It needs that to log mail with your customers while you do something else. Without it everything else keeps working.',
    before_lead_calendar:
      '{{provider}} will ask whether Threadbook may see the events of your calendar. It needs that to plan meetings with your customers while you do something else. Without it everything else keeps working.',
    before_reads_calendar: 'Read only: nothing is written into your calendar.',
    before_keeps_calendar:
      'Kept are meetings of the next sixty days to which contacts of your customers are invited: you choose, and at first it is nothing.',
    before_never_calendar:
      'Never kept: meetings among colleagues, private ones, those that you declined, and your working places and birthdays.',
    before_reads: 'Read only: nothing is sent, changed or deleted in your mailbox.',
    before_keeps:
      'Kept is mail with contacts of your customers, or of threads that you follow: you choose, and at first it is nothing.',
    before_offers:
      'Who writes to you and is nobody’s contact is offered to you alone, in “To decide”.',
    before_never:
      'Never kept: mail among colleagues, private and confidential mail, newsletters, automatic mail, and whom you exclude below.',
    before_admin_google:
      'Your firm may have to allow it first: Google then says so, and your administrator can allow it.',
    before_admin_microsoft:
      'Most firms must allow it once before anybody can connect: Microsoft then says so, and you come back with a link for your administrator.',
    go_on: 'Go on to {{provider}}',
    cancel: 'Cancel',
    waiting_calendar:
      'A tab of {{provider}} is open. Once you have agreed there, the calendar appears here by itself.',
    waiting_mail:
      'A tab of {{provider}} is open. Once you have agreed there, the mailbox appears here by itself.',
    open_again: 'Open it again',
    stop_waiting: 'Not now',
    arrived: '{{address}} is connected.',
    arrived_choose: '{{address}} is connected. Choose below what is logged.',
    // Choosing.
    rule: 'Logged by itself',
    rule_off: 'Nothing',
    rule_followed: 'Mail of threads that I follow',
    rule_known_contacts: 'All mail with known contacts',
    calendar_rule: 'Planned by itself',
    calendar_rule_off: 'Nothing',
    calendar_rule_known_contacts: 'Meetings with known contacts',
    days: 'Earlier mail',
    days_none: 'Only from now on',
    days_some: { one: 'Of the last day', other: 'Of the last {{count}} days' },
    days_followed: 'Followed threads are logged from now on.',
    saved: 'Saved.',
    stop: 'Stop',
    go_on_reading: 'Go on',
    reconnect_button: 'Connect again',
    disconnect: 'Disconnect',
    disconnect_title: 'Disconnect {{address}}?',
    disconnect_lead:
      'Threadbook gives its access back and reads nothing more. What was logged stays with your customers.',
    disconnected: 'Disconnected. What was logged stays.',
    not_revoked:
      'Disconnected here; what was logged stays. {{provider}} still has your consent: remove Threadbook from the apps of your account there as well.',
  },
  'zh-CN': {
    none: '没有。Threadbook 只读取你打开的页面，不访问你的邮箱。',
    importing: '已连接，正在读取以前的邮件。',
    reading_calendar: '已连接，正在读取日历。',
    calendar_of: '{{address}} 的日历',
    progress: '已查找 {{done}} / {{total}} 个地址和域名',
    fresh: '已连接，还没有读取过。',
    connected: '已连接。上次读取：{{time}}。',
    paused: '已停止。在你点“继续”之前不会读取任何邮件。',
    revoked: '已断开。已记录的内容会保留。',
    reconnect: '授权已失效：需要重新连接这个邮箱。',
    too_fast: '邮箱服务商要求暂停，稍后会自动继续。',
    unavailable: '邮箱服务商暂时没有响应，会自动重试。',
    not_allowed: '没有读取权限：需要重新连接这个邮箱并授权读取。',
    sync_failed: '我们这边出了问题，会自动重试。',
    given_up: '我们这边多次出错，已停止重试。重新连接即可再试。',
    connect_google: '连接 Google 邮箱',
    connect_microsoft: '连接 Microsoft 邮箱',
    connect_google_calendar: '连接 Google 日历',
    connect_microsoft_calendar: '连接 Microsoft 日历',
    before_title: '在 {{provider}} 询问你之前',
    provider_google: 'Google',
    provider_microsoft: 'Microsoft',
    before_lead:
      '{{provider}} 会询问是否允许 Threadbook 读取你的邮件。有了许可，你忙别的事时，与客户的邮件也会自动记录。不连接也不影响其他功能。',
    before_lead_calendar:
      '{{provider}} 会询问是否允许 Threadbook 查看你日历里的活动。有了许可，你忙别的事时，与客户的会议也会自动计划。不连接也不影响其他功能。',
    before_reads_calendar: '只读取：不会在你的日历里写入任何内容。',
    before_keeps_calendar:
      '只保留未来六十天内邀请了客户联系人的会议：由你选择，一开始什么都不记录。',
    before_never_calendar:
      '从不保留：同事之间的会议、私人会议、你已拒绝的会议，以及工作地点和生日。',
    before_reads: '只读取：不会在你的邮箱里发送、修改或删除任何内容。',
    before_keeps: '只保留与客户联系人的邮件，或你关注的会话：由你选择，一开始什么都不记录。',
    before_offers: '写信给你而不是任何客户联系人的人，只会出现在你自己的“待确认”列表里。',
    before_never:
      '从不保留：同事之间的邮件、私人和机密邮件、订阅邮件、自动邮件，以及你在下面排除的人。',
    before_admin_google: '你的公司可能需要先允许；如果需要，Google 会提示，由管理员处理。',
    before_admin_microsoft:
      '多数公司需要管理员先允许一次；如果需要，Microsoft 会提示，返回后你会得到一个给管理员的链接。',
    go_on: '前往 {{provider}}',
    cancel: '取消',
    waiting_mail: '已打开 {{provider}} 的标签页。你在那里同意后，邮箱会自动出现在这里。',
    waiting_calendar: '已打开 {{provider}} 的标签页。你在那里同意后，日历会自动出现在这里。',
    open_again: '再次打开',
    stop_waiting: '暂不连接',
    arrived: '已连接 {{address}}。',
    arrived_choose: '已连接 {{address}}。请在下面选择要记录哪些邮件。',
    rule: '自动记录',
    rule_off: '不记录',
    rule_followed: '我关注的会话中的邮件',
    rule_known_contacts: '与已知联系人的全部邮件',
    calendar_rule: '自动计划',
    calendar_rule_off: '不计划',
    calendar_rule_known_contacts: '与已知联系人的会议',
    days: '以前的邮件',
    days_none: '只记录今后的',
    days_some: '最近 {{count}} 天',
    days_followed: '关注的会话从现在起开始记录。',
    saved: '已保存。',
    stop: '停止',
    go_on_reading: '继续',
    reconnect_button: '重新连接',
    disconnect: '断开',
    disconnect_title: '断开 {{address}}？',
    disconnect_lead: 'Threadbook 会交还访问许可，不再读取任何邮件。已记录的内容会保留在客户名下。',
    disconnected: '已断开。已记录的内容会保留。',
    not_revoked:
      '这里已断开，已记录的内容会保留。但 {{provider}} 那边的授权还在：请在你的账号里也移除 Threadbook。',
  },
});
