import type { LogInteractionArgs, Outcome } from '../../../shared/contracts/interactions.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { buildLogInteraction, type LogContext } from '../log-mail/build-log-interaction.ts';
import { freshLogDraft } from '../log-mail/log-draft.ts';
import { emptyNextStep, type NextStepDraft } from '../next-step/next-step-draft.ts';

/** What is said once for all mails of the form. */
export interface SeveralDraft {
  /** Ids of the mails, in the order of the page. */
  readonly chosen: readonly string[];
  readonly outcome: Outcome | null;
  readonly note: string;
  readonly next: NextStepDraft;
  readonly planEdited: boolean;
  readonly visibility: LogInteractionArgs['visibility'];
}

export const freshSeveral = (chosen: readonly string[]): SeveralDraft => ({
  chosen,
  outcome: null,
  note: '',
  next: emptyNextStep,
  planEdited: false,
  visibility: 'full',
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
          ...{ now, message: message.id, kind: 'mail' },
        }),
        visibility: draft.visibility,
        ...(isNewest ? { outcome: draft.outcome, note: draft.note } : {}),
      };
      const next = isNewest ? planned : { next: null, reason: withNewest };
      return buildLogInteraction(one, next, { ...of, message });
    }),
  );
}
