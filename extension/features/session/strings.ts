import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const sessionStrings = defineStrings('session', {
  en: {
    title: 'Sign in to Threadbook',
    lead: 'Your customers, beside your mail.',
    email: 'Mail address',
    password: 'Password',
    sign_in: 'Sign in',
    signing_in: 'Signing in…',
    sign_out: 'Sign out',
    show_password: 'Show password',
    hide_password: 'Hide password',
    other_account: 'Use another account',
    loading: 'Loading',
  },
  'zh-CN': {
    title: '登录 Threadbook',
    lead: '看着邮件，就看到客户。',
    email: '邮箱',
    password: '密码',
    sign_in: '登录',
    signing_in: '正在登录…',
    sign_out: '退出登录',
    show_password: '显示密码',
    hide_password: '隐藏密码',
    other_account: '换个账号登录',
    loading: '正在加载',
  },
});
