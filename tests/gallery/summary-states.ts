import type { CrmApi } from '../../shared/api/crm-api.ts';
import { wangHao, zhaoMin } from './answers.ts';
import type { GalleryState } from './gallery-ports.ts';
import { sectionAnswers } from './summary-answers.ts';

const figures = { within: 21, counted: 24, overdue: 2, idle: 3 };

const crm: Partial<CrmApi> = {
  ...sectionAnswers,
  teams: async () => [],
  summary: async ({ from, to, customers }) => {
    const few = customers !== undefined;
    return {
      ...{ as_of: '2026-11-20T02:00:00Z', from, to },
      follow_ups: few ? { count: 9, previous: 12 } : { count: 45, previous: 38 },
      timeliness: {
        ...{ within: few ? 8 : 40, counted: few ? 9 : 44, left_out: few ? 0 : 1 },
        ...{ previous_within: 30, previous_counted: 38 },
      },
      overdue: { count: few ? 1 : 4, oldest_due_at: '2026-11-14T01:00:00Z' },
      idle: { count: few ? 2 : 6, of: few ? 18 : 220, days: 30 },
      by_member: [
        { ...zhaoMin, ...figures, team_id: null, follow_ups: few ? 6 : 24 },
        { ...wangHao, ...figures, team_id: null, follow_ups: few ? 3 : 21 },
      ],
      by_day: [
        {
          ...{ member_id: zhaoMin.member_id, kind: 'mail' },
          ...{ days: [0, 3, 4, 10, 17, 18], counts: few ? [1, 1, 1, 1, 1, 1] : [4, 3, 5, 4, 6, 2] },
        },
        {
          ...{ member_id: wangHao.member_id, kind: 'call' },
          ...{ days: [2, 9, 16], counts: few ? [1, 1, 1] : [7, 6, 8] },
        },
      ],
    };
  },
};

/** The summary, of everybody and of chosen customers, and where an address names what is in no dictionary. */
export const summaryStates = {
  summary: { page: 'workspace', crm },
  'summary-of-chosen': {
    page: 'workspace',
    hash: '#/summary?period=this-month&tier=A&type=direct&region=CN-44&industry=C',
    crm,
  },
  'summary-of-lost': {
    page: 'workspace',
    hash: '#/summary?period=this-month&rows=lost&part=Price',
    crm,
  },
  'summary-of-unknown': { page: 'workspace', hash: '#/summary?industry=X99', crm },
  // Each section fails and waits by itself; the first figures stay.
  'summary-part-failed': {
    page: 'workspace',
    hash: '#/summary?period=this-month',
    crm,
    fails: { dealFigures: 'TC001' },
    pending: ['customerFigures'],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
