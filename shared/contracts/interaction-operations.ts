import * as z from 'zod/mini';
import {
  logInteractionArgs,
  logInteractionResult,
  undoInteractionArgs,
  undoInteractionResult,
} from './interactions.ts';
import { uuid } from './scalars.ts';

export const interactionOperations = {
  logInteraction: {
    rpc: 'log_interaction',
    mode: 'write',
    args: logInteractionArgs,
    result: logInteractionResult,
  },
  /** Each is answered by itself, in the order given; sent again it writes nothing twice. */
  logInteractions: {
    rpc: 'log_interactions',
    mode: 'write',
    args: z.object({ items: z.array(logInteractionArgs).check(z.maxLength(50)) }),
    result: z.object({
      answers: z.array(
        z.discriminatedUnion('ok', [
          z.object({ op_id: uuid, ok: z.literal(true), value: logInteractionResult }),
          z.object({
            op_id: z.nullable(z.unknown()),
            ok: z.literal(false),
            code: z.string(),
            field: z.nullable(z.string()),
          }),
        ]),
      ),
    }),
  },
  undoInteraction: {
    rpc: 'undo_interaction',
    mode: 'write',
    args: undoInteractionArgs,
    result: undoInteractionResult,
  },
} as const;
