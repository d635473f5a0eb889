import type { Language } from '../../shared/contracts/scalars.ts';
import type { TemplateKind } from '../../shared/contracts/template-operations.ts';

export interface DemoTemplate {
  readonly key: string;
  readonly kind: TemplateKind;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

/** What everybody in the demo organisation may put into a mail: a template and an objection in each language. */
export const demoTemplates: readonly DemoTemplate[] = [
  {
    ...{ key: 'quote-en', kind: 'template', language: 'en', title: 'Quote attached' },
    body: 'Dear {{contact.name}},\n\nplease find our quote for {{customer.name}} attached. I am glad to go through it on the phone.\n\nBest regards\n{{me.name}}\n{{me.organisation}}',
  },
  {
    ...{ key: 'price-en', kind: 'objection', language: 'en', title: '“Your price is too high”' },
    body: 'What is in the price: delivery, installation, training on site and two years of spare parts. May I send you the cost over five years, beside the offer that you compare it with?',
  },
  {
    ...{ key: 'quote-zh', kind: 'template', language: 'zh-CN', title: '发送报价单' },
    body: '{{contact.name}}，你好！\n\n附件是给{{customer.name}}的报价单，请查收。有任何问题，我可以电话说明。\n\n{{me.name}}\n{{me.organisation}}\n{{today}}',
  },
  {
    ...{ key: 'supplier-zh', kind: 'objection', language: 'zh-CN', title: '“我们已经有供应商了”' },
    body: '理解，有稳定的供应商是好事。不少客户先把我们当作第二供应商：小批量试用，比一比交期和售后，再决定要不要增加。要不要先寄一套样品？',
  },
];
