import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const statusStrings = defineStrings('customer-status', {
  en: {
    title: 'Change the status',
    to: 'New status',
    reason: 'Reason',
    reason_lost: 'Why was the customer lost?',
    save: 'Change',
    saving: 'Changing…',
    cancel: 'Cancel',
    choose: 'Choose the new status first.',
    add_contract: 'Add a contract',
  },
  'zh-CN': {
    title: '更改状态',
    to: '新状态',
    reason: '变更原因',
    reason_lost: '流失原因',
    save: '更改',
    saving: '正在更改…',
    cancel: '取消',
    choose: '请先选择新状态。',
    add_contract: '添加合同',
  },
});
