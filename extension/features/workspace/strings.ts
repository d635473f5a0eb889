import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const workspaceStrings = defineStrings('workspace', {
  en: {
    product: 'Threadbook',
    to_content: 'To the content',
    pages: 'Pages',
    summary: 'Summary',
    today: 'Today',
    members: 'Members',
    join: 'Join an organisation',
    sign_out: 'Sign out',
    signed_in: 'Signed in as {{name}}, {{organisation}}',
    not_found: 'There is no such page.',
    not_found_more: 'Nothing is lost. Choose a page above.',
    window_title: '{{page}} · Threadbook',
  },
  'zh-CN': {
    product: 'Threadbook',
    to_content: '跳到正文',
    pages: '页面',
    summary: '汇总',
    today: '今天',
    members: '成员',
    join: '加入组织',
    sign_out: '退出登录',
    signed_in: '已登录：{{name}}，{{organisation}}',
    not_found: '没有这个页面。',
    not_found_more: '数据不受影响。请从上方选择页面。',
    window_title: '{{page}} · Threadbook',
  },
});
