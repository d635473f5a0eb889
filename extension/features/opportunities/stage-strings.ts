import type { Translate } from '../../../shared/i18n/define-strings.ts';
import { defineStrings } from '../../../shared/i18n/define-strings.ts';

/** Names of the stages that every organisation starts from. */
export const stageStrings = defineStrings('stages', {
  en: {
    lead: 'Lead',
    needs: 'Needs analysis',
    proposal: 'Proposal',
    negotiation: 'Negotiation',
    won: 'Won',
    lost: 'Lost',
  },
  'zh-CN': {
    lead: '线索',
    needs: '需求分析',
    proposal: '方案提交',
    negotiation: '商务谈判',
    won: '成交',
    lost: '丢单',
  },
});

/** A stage in the reader's language; an organisation's own one as it was named. */
export function stageWord(
  t: Translate<typeof stageStrings.en>,
  stage: { readonly key: string | null; readonly name: string },
): string {
  switch (stage.key) {
    case 'lead':
    case 'needs':
    case 'proposal':
    case 'negotiation':
    case 'won':
    case 'lost':
      return t(stage.key);
    default:
      return stage.name;
  }
}
