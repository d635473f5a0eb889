import {
  logInteractionArgs,
  logInteractionResult,
  undoInteractionArgs,
  undoInteractionResult,
} from './interactions.ts';

export const interactionOperations = {
  logInteraction: {
    rpc: 'log_interaction',
    mode: 'write',
    args: logInteractionArgs,
    result: logInteractionResult,
  },
  undoInteraction: {
    rpc: 'undo_interaction',
    mode: 'write',
    args: undoInteractionArgs,
    result: undoInteractionResult,
  },
} as const;
