import { randomUUID } from 'node:crypto';
import { everyone, type RpcRights } from './matrix-words.ts';

/** Every sidebar reads pages by them; only administrators say what they are. */
export const pageLocatorRpcs: Readonly<Record<string, RpcRights>> = {
  page_locators: { payload: () => ({}), answers: everyone },
  change_page_locators: {
    payload: () => ({ op_id: randomUUID(), locators: [] }),
    answers: {
      ...{ owner: 'TB002', colleague: 'TB002', manager: 'TB002', otherManager: 'TB002' },
      ...{ agent: 'TB002', admin: 'ok', otherOrganisation: 'TB002' },
    },
  },
};
