import * as z from 'zod/mini';
import { addedLocators } from './added-locators.ts';
import { uuid } from './scalars.ts';

const stored = z.object({ locators: addedLocators });

/** Selectors that an organisation adds for mail pages. Rules and rights: 20261122103250_add_page_locators.sql. */
export const pageLocatorOperations = {
  pageLocators: { rpc: 'page_locators', mode: 'read', args: z.object({}), result: stored },
  /** Replaces all of them. Administrators. */
  changePageLocators: {
    rpc: 'change_page_locators',
    mode: 'write',
    args: z.object({ op_id: uuid, locators: addedLocators }),
    result: stored,
  },
} as const;
