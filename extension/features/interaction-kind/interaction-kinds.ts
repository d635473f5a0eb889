import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';

export type InteractionKind = LogInteractionArgs['kind'];

/** Every kind, in the order in which a reader chooses: what happens most comes first. */
export const interactionKinds = [
  'mail',
  'call',
  'visit',
  'meeting',
  'chat',
  'other',
] as const satisfies readonly InteractionKind[];

/** null for a kind that this version does not know. */
export function readKind(text: string | null): InteractionKind | null {
  return interactionKinds.find((kind) => kind === text) ?? null;
}
