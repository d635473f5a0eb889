import { defineStrings } from '../../shared/i18n/define-strings.ts';

export const uiStrings = defineStrings('ui', {
  en: {
    close: 'Close',
    retry: 'Try again',
    code: 'Code {{code}}',
    crashed: 'Something in Threadbook broke.',
    crashed_advice: 'Everything that was saved is safe. Start this panel again.',
    restart: 'Start again',
    loading: 'Loading',
    copy: 'Copy {{label}} {{text}}',
    copied: 'Copied',
    covered:
      'The page covers this button or changes how it looks, so nothing was done. Press again once it stands free.',
    open_in_tab: 'Open Threadbook in a tab',
  },
  'zh-CN': {
    close: '关闭',
    retry: '重试',
    code: '代码 {{code}}',
    crashed: 'Threadbook 出了点问题。',
    crashed_advice: '已保存的内容都在。请重新打开这个面板。',
    restart: '重新打开',
    loading: '正在加载',
    copy: '复制{{label}} {{text}}',
    copied: '已复制',
    covered: '页面遮住或改变了这个按钮，所以没有执行。等它完整显示后再点一次。',
    open_in_tab: '在新标签页中打开 Threadbook',
  },
});
