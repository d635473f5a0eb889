import * as z from 'zod/mini';
import { dictionaryEntry } from './customers.ts';
import { language, uuid } from './scalars.ts';
import { digestKey, membership } from './session.ts';

const nothing = z.object({});

export const sessionOperations = {
  whoAmI: { rpc: 'who_am_i', mode: 'read', args: nothing, result: membership },
  digestKeys: { rpc: 'digest_keys', mode: 'read', args: nothing, result: z.array(digestKey) },
  dictionaries: {
    rpc: 'dictionaries',
    mode: 'read',
    args: nothing,
    result: z.array(dictionaryEntry),
  },
  setLanguage: {
    rpc: 'set_language',
    mode: 'write',
    args: z.object({ op_id: uuid, language }),
    result: z.object({ language }),
  },
} as const;
