import { answers, candidate, ids, matchBy, yunfan } from './answers.ts';
import type { GalleryState } from './gallery-ports.ts';
import { mailFrom } from './snapshots.ts';

const person = {
  person_id: '00000000-0000-4000-8000-000000000901',
  address: 'procurement@joint-sourcing.example',
  name: 'Joint Sourcing 联合采购',
  subject: 'Quote for the carton line 纸箱生产线报价',
  url: 'https://mail.google.com/mail/u/0/#all/18c0',
  created_at: '2026-11-19T02:00:00Z',
};
const mail = (n: number, text: string | null) => ({
  mail_id: `00000000-0000-4000-8000-00000000091${n}`,
  direction: 'in' as const,
  sent_at: '2026-11-19T01:30:00Z',
  subject: text === null ? null : 'Samples for the Suzhou plant',
  text,
  customers: ['Acme Packaging Co.'],
});
const entry = {
  entry_id: '00000000-0000-4000-8000-000000000921',
  kind: 'address' as const,
  value: 'cousin@family.example',
  purged: 2,
  purging: false,
  created_at: '2026-11-18T02:00:00Z',
};

/** What waits for a decision, and what is never logged. */
export const decisionStates = {
  'decide-list': {
    page: 'to-decide',
    crm: {
      matchPeople: matchBy([
        candidate({}),
        candidate({ customer_id: ids.yunfan, customer_name: yunfan.name }),
      ]),
      toDecide: async () => ({
        people: [person],
        mails: [
          {
            match_id: '00000000-0000-4000-8000-000000000931',
            mail: mail(1, 'Please send two samples of the 5-ply board before Friday.'),
            candidates: [mail(2, 'Please send two samples before Friday.'), mail(3, null)],
            created_at: '2026-11-19T02:00:00Z',
          },
        ],
      }),
    },
  },
  'decide-list-empty': {
    page: 'to-decide',
    crm: { toDecide: async () => ({ people: [], mails: [] }) },
  },
  'decide-list-error': { page: 'to-decide', fails: { toDecide: 'TC001' } },
  excluded: {
    snapshot: mailFrom({ email: 'cousin@family.example', name: 'Cousin Li 表弟' }),
    crm: {
      exclusions: async () => [entry],
      matchPeople: async (args) => {
        const found = await matchBy()(args);
        return { ...found, people: found.people.map((one) => ({ ...one, excluded: true })) };
      },
    },
  },
  'never-log-list': {
    page: 'settings',
    crm: {
      ...answers,
      exclusions: async () => [
        entry,
        {
          ...entry,
          ...{ entry_id: ids.acme, kind: 'domain' as const, value: 'clinic.example' },
          ...{ purged: 200, purging: true },
        },
        {
          ...entry,
          ...{ entry_id: ids.yunfan, kind: 'label' as const, value: 'Family/家庭', purged: 3 },
        },
      ],
    },
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
