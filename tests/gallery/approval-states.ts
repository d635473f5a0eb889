import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { acme, answers } from './answers.ts';
import { fullFile } from './customer-files.ts';
import type { GalleryState } from './gallery-ports.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const waiting: OperationResult<'approvals'> = (
  [
    ['苏州云帆精密制造有限公司', 'Liu Yang 刘洋', true],
    ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH', 'Emma Novák', true],
    ['Acme Packaging Co.', 'Zhao Min', false],
  ] as const
).map(([name, by, can_decide], n) => ({
  ...{ approval_id: id(800 + n), kind: 'customer' as const, customer_id: id(810 + n) },
  ...{ code: `CUS20261119000${n + 1}`, name, can_decide },
  requested_by: { member_id: id(820 + n), name: by },
  requested_at: `2026-11-1${9 - n}T01:55:00Z`,
}));

const manager: Partial<CrmApi> = {
  whoAmI: async (args) => ({ ...(await answers.whoAmI(args)), role: 'manager' }),
  approvals: async () => waiting,
  customerFile: async () => fullFile(acme),
  customersToVerify: async () => [
    {
      ...{ customer_id: id(840), code: 'CUS20261118004', name: 'Nordlicht Werkzeuge GmbH' },
      ...{ to_verify: ['name', 'phone'], created_at: '2026-11-18T01:55:00Z' },
    },
  ],
  findDuplicates: async () => [
    {
      ...{ relation: 'colleague', customer_id: null, code: null, name: null },
      ...{ owner_name: 'Chen Jie', reasons: ['name'] },
    },
  ],
};
const page = { page: 'workspace', hash: '#/approvals', crm: manager } as const;
const seen = { see: 'main section li' } as const;

/** What a manager decides about new customers. */
export const approvalStates = {
  approvals: { ...page, steps: [seen] },
  'approvals-look': {
    ...page,
    steps: [seen, { click: 'main li summary' }, { see: 'main li dl' }],
  },
  'approvals-refuse': {
    ...page,
    steps: [seen, { click: 'main li button + button' }, { see: 'main li form' }],
  },
  'approvals-none': {
    ...page,
    crm: { ...manager, approvals: async () => [], customersToVerify: async () => [] },
    steps: [{ see: 'main section p' }],
  },
  'approvals-unread': {
    ...page,
    fails: { approvals: 'TC001' },
    steps: [{ see: 'main [role=alert]' }],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
