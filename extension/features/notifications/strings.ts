import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const deniedStrings = defineStrings('notifications_denied', {
  en: {
    denied: 'This browser shows no notifications of Threadbook.',
    denied_lead:
      'What is due stands in Today and on the icon. To be told as well, allow notifications for this browser in your system’s settings, and for Threadbook in the browser’s.',
  },
  'zh-CN': {
    denied: '此浏览器不显示 Threadbook 的通知。',
    denied_lead:
      '到期事项仍会显示在“今天”和图标上。如需通知，请在系统设置中允许此浏览器发送通知，并在浏览器设置中允许 Threadbook。',
  },
});
