import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const dailyMailChoiceStrings = defineStrings('daily-mail', {
  en: {
    title: 'Daily mail',
    label: 'Send me',
    lead: 'After eight in the morning on working days, by the clock of {{zone}}. Managers also read who in their team is behind.',
    other_zone: 'What you choose now goes by the clock of {{zone}}.',
    wanted_all: 'What is overdue and what is due today',
    wanted_overdue: 'A notice only when something is overdue',
    wanted_off: 'Nothing',
    saved: 'Saved.',
  },
  'zh-CN': {
    title: '每日邮件',
    label: '发送给我',
    lead: '工作日早上八点之后发送，按 {{zone}} 的时间计算。主管还会看到团队中谁有逾期事项。',
    other_zone: '现在选择后，将按 {{zone}} 的时间计算。',
    wanted_all: '逾期和今天到期的事项',
    wanted_overdue: '仅在有事项逾期时提醒',
    wanted_off: '不发送',
    saved: '已保存。',
  },
});
