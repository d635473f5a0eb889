import { defineStrings } from './define-strings.ts';

/** Words of the daily mail. Subjects hold numbers alone, so that no name can end a header or start another. */
export const dailyMailStrings = defineStrings('daily-mail-text', {
  en: {
    subject_overdue: 'Threadbook: {{overdue}} overdue, {{today}} due today',
    subject_today: 'Threadbook: {{today}} due today',
    subject_team: 'Threadbook: overdue in your team: {{overdue}}',
    lead: 'Your day at {{organisation}}, {{day}}. Times are those of {{zone}}.',
    overdue: 'Overdue ({{total}})',
    today: 'Due today ({{total}})',
    team: 'Overdue in your team ({{total}})',
    team_line: '{{member}}: {{total}}, the oldest since {{since}}',
    recycling: 'goes back to the pool',
    somebody: '–',
    more: 'and {{rest}} more',
    open: 'Open Today',
    stop: 'Stop these mails',
    why: 'You get this mail because you are a member of {{organisation}}. When it comes is chosen in Threadbook’s settings.',
  },
  'zh-CN': {
    subject_overdue: 'Threadbook：逾期 {{overdue}} 项，今天到期 {{today}} 项',
    subject_today: 'Threadbook：今天到期 {{today}} 项',
    subject_team: 'Threadbook：团队逾期 {{overdue}} 项',
    lead: '{{organisation}} 的今日事项，{{day}}。时间按 {{zone}} 计算。',
    overdue: '已逾期（{{total}}）',
    today: '今天到期（{{total}}）',
    team: '团队逾期（{{total}}）',
    team_line: '{{member}}：{{total}} 项，最早一项始于 {{since}}',
    recycling: '即将退回公海',
    somebody: '–',
    more: '另有 {{rest}} 项',
    open: '打开“今天”',
    stop: '停止接收此邮件',
    why: '你是 {{organisation}} 的成员，因此收到此邮件。何时发送可在 Threadbook 的设置中选择。',
  },
});
