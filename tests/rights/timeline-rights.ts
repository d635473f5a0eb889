import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { answersCustomerReaders, type RpcRights } from './matrix-words.ts';

/** Its rows are those of follow-ups, status_history and stage_history, which the sample holds. */
export const timelineRpcs: Readonly<Record<string, RpcRights>> = {
  customer_timeline: {
    payload: () => ({
      customer_id: namedCustomerIds.acme,
      kinds: null,
      before: null,
      limit: 50,
    }),
    answers: answersCustomerReaders,
  },
};
