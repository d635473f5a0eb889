import * as z from 'zod/mini';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import {
  type LogInteractionArgs,
  outcome,
  visibility,
} from '../../../shared/contracts/interactions.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { buildLogInteraction, type LogContext } from '../log-mail/build-log-interaction.ts';
import { freshLogDraft } from '../log-mail/log-draft.ts';
import { emptyNextStep, nextStepDraft } from '../next-step/next-step-draft.ts';

/** What is said once for all mails of the form, as it is kept. */
const severalDraft = z.object({
  version: z.literal(1),
  /** Ids of the mails, in the order of the page. */
  chosen: z.array(z.string()),
  outcome: z.nullable(outcome),
  note: z.string(),
  next: nextStepDraft,
  planEdited: z.boolean(),
  visibility,
});

export type SeveralDraft = z.infer<typeof severalDraft>;

/** One per mailbox, thread and customer; at most 300 characters. */
export function severalDraftKey(snapshot: InboxSnapshot, { customer_id }: CustomerCard): string {
  const thread = snapshot.thread?.id ?? 'no-thread';
  return `log-several/${snapshot.surface}/${(snapshot.account ?? '').slice(0, 80)}/${thread.slice(-150)}/${customer_id}`;
}

/** What was kept, or null where nothing was or an older version wrote it. */
export function parseSeveral(kept: string | null): SeveralDraft | null {
  if (kept === null) return null;
  try {
    const parsed = severalDraft.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const freshSeveral = (
  chosen: string[],
  visibility: SeveralDraft['visibility'],
): SeveralDraft => ({
  version: 1,
  chosen,
  outcome: null,
  note: '',
  next: emptyNextStep,
  planEdited: false,
  visibility,
});

/** Mails by people are meant; what looks automatic is chosen by hand. */
export function chosenAtFirst(
  messages: readonly ReadMessage[],
  logged: ReadonlySet<string>,
): string[] {
  return messages.flatMap(({ id, kind }) =>
    id === null || logged.has(id) || kind === 'automatic' ? [] : [id],
  );
}

interface SeveralContext extends Omit<LogContext, 'message'> {
  readonly now: Date;
  readonly planned: Parameters<typeof buildLogInteraction>[1];
  /** Why the older mails have no next step of their own. */
  readonly withNewest: string;
  /** The name under which a mail is sent, however often. */
  readonly opIdOf: (messageId: string) => string;
}

/**
 * One operation for each mail, oldest first. Outcome, note and the one next step go with the newest: of five mails read
 * together one thing came, and it is to be found once.
 */
export async function buildSeveral(
  draft: SeveralDraft,
  messages: readonly ReadMessage[],
  context: SeveralContext,
): Promise<LogInteractionArgs[]> {
  const { now, planned, withNewest, opIdOf, ...of } = context;
  const chosen = messages.filter(({ id }) => id !== null && draft.chosen.includes(id));
  return Promise.all(
    chosen.map((message, index) => {
      const isNewest = index === chosen.length - 1;
      const one = {
        ...freshLogDraft({
          opId: opIdOf(message.id ?? ''),
          ...{ now, message: message.id, kind: 'mail', visibility: draft.visibility },
        }),
        ...(isNewest ? { outcome: draft.outcome, note: draft.note } : {}),
      };
      const next = isNewest ? planned : { next: null, reason: withNewest };
      return buildLogInteraction(one, next, { ...of, message });
    }),
  );
}
