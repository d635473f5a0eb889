import { demoTeamId } from '../../supabase/seed/insert-demo.ts';
import type { RpcRights } from './matrix-words.ts';

const asked = { from: '2026-11-01', to: '2026-11-30', team_id: demoTeamId('east') };

/** A rep has their own figures in their own team; other teams are nobody's business, other tenants' do not exist. */
const answers = {
  ...{ owner: 'ok', collaborator: 'ok', manager: 'ok', admin: 'ok' },
  ...{ colleague: 'TB002', otherManager: 'TB002', agent: 'TB002', otherOrganisation: 'TB001' },
} as const;

export const summaryRpcs: Readonly<Record<string, RpcRights>> = {
  customer_figures: { payload: () => asked, answers },
  deal_figures: { payload: () => asked, answers },
  pool_figures: { payload: () => asked, answers },
  file_figures: { payload: () => asked, answers },
  export_figure: { payload: () => ({ ...asked, figure: 'touched', key: null }), answers },
  export_summary_rows: {
    payload: () => ({ ...asked, figure: 'idle', member_id: null, day: null }),
    answers,
  },
  figure_rows: {
    payload: () => ({ ...asked, figure: 'touched', key: null, cursor: null }),
    answers,
  },
};
