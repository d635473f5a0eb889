/** The only words outside of the sidebar's own page. The strings of features would weigh more than the loader may. */
export interface FrameLabels {
  readonly frame: string;
  readonly open: string;
  readonly edge: string;
  readonly ended: string;
  readonly reload: string;
  readonly close: string;
}

const en: FrameLabels = {
  frame: 'Threadbook sidebar',
  open: 'Open Threadbook',
  edge: 'Width of the Threadbook sidebar',
  ended: 'Threadbook was updated. Reload this tab to go on; what you typed is kept.',
  reload: 'Reload this tab',
  close: 'Close',
};

const chinese: FrameLabels = {
  frame: 'Threadbook 侧边栏',
  open: '打开 Threadbook',
  edge: 'Threadbook 侧边栏宽度',
  ended: 'Threadbook 已更新。请重新加载此标签页，已填写的内容会保留。',
  reload: '重新加载',
  close: '关闭',
};

/** @param language of the product where it is known, else of the browser */
export function labelsFor(language: string): FrameLabels {
  return language.startsWith('zh') ? chinese : en;
}
