import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const findStrings = defineStrings('find-customer', {
  en: {
    find: 'Find a customer',
    placeholder: 'Name, code or domain',
    hint: 'Type at least one character. You find the customers that you may see.',
    none: 'No customer found for “{{text}}”.',
    none_hint: 'Try a part of the name, the code or the domain.',
    found: { one: '{{count}} customer', other: '{{count}} customers' },
    searching: 'Searching…',
    no_owner: 'No owner',
  },
  'zh-CN': {
    find: '查找客户',
    placeholder: '名称、编号或域名',
    hint: '输入任意一个字即可。只会找到你有权查看的客户。',
    none: '没有找到“{{text}}”。',
    none_hint: '可以试试名称的一部分、编号或域名。',
    found: '找到 {{count}} 位客户',
    searching: '正在查找…',
    no_owner: '无负责人',
  },
});
