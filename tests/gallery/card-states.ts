import type { CrmApi } from '../../shared/api/crm-api.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { acme, long, wangHao, yunfan } from './answers.ts';
import { fullFile, sparseFile } from './customer-files.ts';
import type { GalleryState, GalleryStep } from './gallery-ports.ts';
import { liLei, mailFrom, wangFang } from './snapshots.ts';

const known = mailFrom(wangFang, liLei);
const press = (key: string): GalleryStep => ({ press: key });
const click = (selector: string): GalleryStep => ({ click: selector });
const see = (selector: string): GalleryStep => ({ see: selector });
const type = (text: string): GalleryStep => ({ type: text });

/** A collaborator sees the customer, and what it pays only on record. */
const helped = { ...acme, owner: wangHao, relation: 'collaborator' as const };
const maskedFile = {
  ...fullFile(helped),
  masked: true,
  contracts: fullFile(helped).contracts.map((contract) => ({ ...contract, amount_minor: null })),
  contacts: sparseFile(helped).contacts,
};
const masked = {
  customerCard: async () => ({
    ...helped,
    contacts: helped.contacts.map((one) => ({
      ...one,
      phones: one.phones.map((phone) => `${phone.slice(0, 3)}•••••••${phone.slice(-2)}`),
    })),
  }),
  customerFile: async () => maskedFile,
};

/** A colleague saves another remark while the reader types theirs. */
function raced(): Partial<CrmApi> {
  let remark = 'Pays within 30 days.';
  return {
    customerFile: async () => ({ ...fullFile(acme), remark }),
    updateCustomer: async () => {
      remark = 'Pays within 60 days since October; ask the accountant before you promise a date.';
      throw new CrmError('TB040', 'version', { by: 'Wang Hao', version: 5 });
    },
  };
}

const remarkField = '[role=tabpanel] section:nth-of-type(3) dl > div:nth-of-type(4) button';

/** The card beyond its first look: what opens by a key or a click. */
export const cardStates = {
  'card-contacts': { snapshot: known, steps: [press('2'), see('[role=tabpanel] li')] },
  'card-deals': { snapshot: known, steps: [press('3'), see('[role=tabpanel] h3')] },
  'log-details': {
    snapshot: known,
    steps: [press('l'), see('form'), { click: 'form details summary' }, see('form select')],
  },
  'log-errors': {
    snapshot: known,
    steps: [press('l'), see('form'), press('Control+Enter'), see('form [aria-invalid=true]')],
  },
  'card-details': { snapshot: known, steps: [press('4'), see('[role=tabpanel] dl')] },
  'card-sparse': {
    snapshot: known,
    crm: {
      customerCard: async () => ({ ...yunfan, contacts: [] }),
      customerFile: async () => sparseFile(yunfan),
      customerTimeline: async () => [],
    },
    steps: [press('3'), see('[role=tabpanel] h3')],
  },
  'card-long-names': {
    snapshot: known,
    crm: {
      customerCard: async () => ({
        ...long,
        timeline: acme.timeline,
      }),
      customerFile: async () => fullFile(long),
    },
    steps: [press('4'), see('[role=tabpanel] dl')],
  },
  'card-signals': {
    snapshot: known,
    crm: {
      customerCard: async () => ({ ...acme, last_follow_up_at: '2026-07-01T06:30:00Z' }),
      customerFile: async () => ({ ...fullFile(acme), opportunities: [] }),
    },
    steps: [press('3'), see('[role=tabpanel] h3')],
  },
  'card-masked': { snapshot: known, crm: masked, steps: [press('3'), see('[role=tabpanel] h3')] },
  'card-masked-contacts': {
    snapshot: known,
    crm: masked,
    steps: [press('2'), see('[role=tabpanel] li')],
  },
  'card-waiting': {
    snapshot: known,
    crm: {
      customerCard: async () => ({ ...acme, to_verify: ['industry_code', 'region_code'] }),
      customerFile: async () => ({ ...fullFile(acme), approval: 'pending' }),
    },
    steps: [press('4'), see('[role=tabpanel] dl')],
  },
  'card-read-only': {
    snapshot: known,
    crm: { customerCard: async () => ({ ...acme, relation: 'team' as const, can_log: false }) },
    steps: [press('4'), see('[role=tabpanel] dl')],
  },
  'card-editing': {
    snapshot: known,
    steps: [press('3'), click('[role=tabpanel] li button')],
  },
  'card-editing-contact': {
    snapshot: known,
    steps: [press('2'), click('[role=tabpanel] li button')],
  },
  'card-status': {
    snapshot: known,
    crm: {
      changeStatus: async () => {
        throw new CrmError('TB042', 'to');
      },
    },
    steps: [
      click('main button[aria-expanded]'),
      see('input:focus'),
      press('ArrowRight'),
      press('ArrowRight'),
      press('Control+Enter'),
    ],
  },
  'card-conflict': {
    snapshot: known,
    crm: raced(),
    steps: [
      press('4'),
      click(remarkField),
      see('textarea:focus'),
      type('Pays by letter of credit.'),
      press('Control+Enter'),
    ],
  },
  'card-kept': {
    snapshot: known,
    crm: {
      updateCustomer: async () => {
        throw new CrmError('TC030');
      },
    },
    steps: [
      press('4'),
      click(remarkField),
      see('textarea:focus'),
      type('Pays by letter of credit.'),
      press('Control+Enter'),
      see('form [role=status]'),
    ],
  },
  'card-file-error': { snapshot: known, fails: { customerFile: 'TC005' }, steps: [press('3')] },
  'card-offline': {
    snapshot: known,
    fails: { customerFile: 'TC001', customerTimeline: 'TC001' },
    steps: [press('1')],
  },
  'card-file-loading': { snapshot: known, pending: ['customerFile', 'customerTimeline'] },
} as const satisfies Readonly<Record<string, GalleryState>>;
