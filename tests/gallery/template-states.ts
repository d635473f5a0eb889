import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { InboxSnapshot, SnapshotCompose } from '../../shared/contracts/inbox-snapshot.ts';
import type { Template } from '../../shared/contracts/template-operations.ts';
import type { GalleryState, GalleryStep } from './gallery-ports.ts';
import { liLei, mailFrom, wangFang } from './snapshots.ts';

const press = (key: string): GalleryStep => ({ press: key });
const click = (selector: string): GalleryStep => ({ click: selector });
const see = (selector: string): GalleryStep => ({ see: selector });

const compose: SnapshotCompose = {
  ...{ key: 'editor-1', kind: 'reply', placement: 'inline', draftId: null, threadId: null },
  ...{ localThreadId: null, to: [wangFang], cc: [liLei], bcc: [], subject: 'Re: Q2 quote' },
};
const known = mailFrom(wangFang, liLei);
const writing: InboxSnapshot = { ...known, composes: [compose] };
const writingTwo: InboxSnapshot = {
  ...known,
  composes: [
    compose,
    {
      ...compose,
      ...{ key: 'editor-2', kind: 'new', to: [liLei], cc: [] },
      subject: 'Samples of the blades for line 2, and the drawings that belong to them',
    },
  ],
};

const template = (n: number, given: Partial<Template>): Template => ({
  ...{ template_id: `00000000-0000-4000-8000-0000000005${n}0`, kind: 'template', language: 'en' },
  ...{ title: 'Quote', body: 'Dear {{contact.name}}', shared: true, version: 1 },
  ...given,
});

const quote = template(1, {
  body: 'Dear {{contact.name}},\n\nplease find our quote for {{customer.name}} attached. It holds until the end of the month.\n\nBest regards\n{{me.name}}\n{{me.organisation}}',
});
const formal = template(2, {
  title: 'Invitation to the plant',
  body: 'Dear {{contact.title}} {{contact.name}},\n\nwe would like to show {{customer.short_name}} the new line. Our reference: {{customer.code}}.\n\n{{me.name}}, {{today}}',
});
const tooDear = template(3, {
  kind: 'objection',
  title: '“Your price is too high”',
  body: 'What is in the price: delivery, installation, two years of spare parts.\nThe cost per carton over five years is the lowest we know of.',
});
const chinese = template(4, {
  kind: 'objection',
  language: 'zh-CN',
  title: '“我们已经有供应商了”',
  body: '{{contact.name}}，你好！\n理解。很多客户一开始也是这样，后来把我们当作第二供应商，交期更稳。',
  shared: false,
});
const long = template(5, {
  title:
    'Wartungsvertragsverlängerung für Sondervorrichtungen mit Ersatzteilbevorratungsvereinbarung',
  body: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenherstellungsbetriebsbesichtigung',
  shared: false,
});
const odd = template(6, { title: 'Reminder', body: 'Dear {{contact.nmae}},\nmay I remind you?' });

const having = (...templates: Template[]): Partial<CrmApi> => ({
  findTemplates: async ({ kind }) => templates.filter((one) => kind === null || one.kind === kind),
});
const all = having(quote, formal, tooDear, chinese, long);
const openFirst = [
  press('i'),
  click('main li button'),
  see('main form section mark:not([data-empty])'),
] as const;

/** Templates beside a mail that is being written, and beside one that is only read. */
export const templateStates = {
  'templates-bar': { snapshot: writing, steps: [see('main svg + span + button')] },
  'templates-list': { snapshot: writing, crm: all, steps: [press('i'), see('main li button')] },
  'templates-none': {
    snapshot: writing,
    crm: having(),
    steps: [press('i'), see('main input[type=search]')],
  },
  'templates-offline': {
    snapshot: writing,
    fails: { findTemplates: 'TC001' },
    steps: [press('i'), see('[role=alert]')],
  },
  'templates-use': { snapshot: writing, crm: having(quote), steps: openFirst },
  'templates-two-mails': { snapshot: writingTwo, crm: having(quote), steps: openFirst },
  'templates-missing': {
    snapshot: { ...writing, composes: [{ ...compose, to: [liLei], cc: [] }] },
    crm: having(formal),
    steps: [...openFirst, click('form [type=submit]'), see('input[aria-invalid=true]')],
  },
  'templates-unknown-field': {
    snapshot: writing,
    crm: having(odd),
    steps: [press('i'), click('main li button'), see('[role=alert]')],
  },
  'templates-not-inserted': {
    snapshot: writing,
    crm: having(quote),
    insertFails: 'TC011',
    steps: [...openFirst, click('form [type=submit]'), see('[role=alert]')],
  },
  'templates-no-mail': { snapshot: known, crm: having(quote), steps: openFirst },
  'templates-form': {
    snapshot: writing,
    crm: having(chinese),
    steps: [
      press('i'),
      click('main li button'),
      click('main form button.mantine-Button-root[data-variant=subtle]'),
      click('main form textarea'),
      { type: '{{contact.name}}，你好！\n{{customer.nmae}} 的报价见附件。' },
    ],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
