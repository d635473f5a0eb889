import { defineStrings } from '../../shared/i18n/define-strings.ts';

export const uiStrings = defineStrings('ui', {
  en: {
    retry: 'Try again',
    code: 'Code {{code}}',
    crashed: 'Something in Threadbook broke.',
    crashed_advice: 'Everything that was saved is safe. Start this panel again.',
    restart: 'Start again',
    loading: 'Loading',
    copy: 'Copy {{label}} {{text}}',
    copied: 'Copied',
  },
  'zh-CN': {
    retry: '重试',
    code: '代码 {{code}}',
    crashed: 'Threadbook 出了点问题。',
    crashed_advice: '已保存的内容都在。请重新打开这个面板。',
    restart: '重新打开',
    loading: '正在加载',
    copy: '复制{{label}} {{text}}',
    copied: '已复制',
  },
});
