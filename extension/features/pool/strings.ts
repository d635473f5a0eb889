import { defineStrings } from '../../../shared/i18n/define-strings.ts';

export const poolStrings = defineStrings('pool', {
  en: {
    claim: 'Claim this customer',
    claiming: 'Claiming…',
    claim_lead: 'You become its owner; details and history open at once.',
    release: 'Release to the pool',
    release_title: 'Release this customer to the pool',
    release_lead:
      'It leaves your list, and whoever claims it first becomes its owner. You wait before you may claim it again.',
    reason: 'Reason',
    reason_hint: 'For example: no need this year',
    releasing: 'Releasing…',
    cancel: 'Cancel',
  },
  'zh-CN': {
    claim: '领取这位客户',
    claiming: '正在领取…',
    claim_lead: '领取后你就是负责人，详细资料和往来记录会立即显示。',
    release: '放回公海',
    release_title: '把这位客户放回公海',
    release_lead: '客户会离开你的名单，谁先领取就归谁负责；你需要等一段时间才能再次领取。',
    reason: '原因',
    reason_hint: '例如：今年没有需求',
    releasing: '正在放回…',
    cancel: '取消',
  },
});
