import { useRef, useState } from 'react';
import { CrmError, isErrorCode } from '../../../shared/contracts/errors.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { isKept, mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';

/** What became of a batch: what was logged, and what was refused with the reason, by the mail's id. */
export interface SeveralAnswer {
  readonly logged: readonly string[];
  readonly refused: ReadonlyMap<string, CrmError>;
}

/**
 * Sends a batch and reads its answers. Each mail keeps the name of its operation until it was answered, so that a batch
 * whose answer was lost is sent again as the same operations and nothing stands twice.
 */
export function useSaveSeveral() {
  const { crm } = usePorts();
  const announce = useAnnounce();
  const opIds = useRef(new Map<string, string>());
  const sent = useRef<{ said: string; items: readonly LogInteractionArgs[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  function opIdOf(messageId: string): string {
    const known = opIds.current.get(messageId) ?? crypto.randomUUID();
    opIds.current.set(messageId, known);
    return known;
  }

  /**
   * @param said what the form says; unchanged, it is sent again as it was
   * @returns null where no answer came, and why stands in `error`
   */
  async function save(
    said: string,
    build: () => Promise<LogInteractionArgs[]>,
  ): Promise<SeveralAnswer | null> {
    if (busy) return null;
    setBusy(true);
    setError(null);
    try {
      // Other words under a name that may have arrived would be refused: they go under new names.
      if (sent.current !== null && sent.current.said !== said) opIds.current.clear();
      if (sent.current?.said !== said) sent.current = { said, items: await build() };
      const { items } = sent.current;
      const { answers } = await crm.logInteractions({ items: [...items] });
      sent.current = null;
      const mailOf = new Map([...opIds.current].map(([mail, opId]) => [opId, mail]));
      const refused = new Map<string, CrmError>();
      const logged: string[] = [];
      for (const [index, item] of items.entries()) {
        const answer = answers[index];
        const mail = mailOf.get(item.op_id) ?? '';
        if (answer?.ok === true) logged.push(item.op_id);
        else {
          const code = answer?.code ?? '';
          refused.set(mail, new CrmError(isErrorCode(code) ? code : 'TC005'));
          opIds.current.delete(mail);
        }
      }
      void announce(...changedByLogging);
      return { logged, refused };
    } catch (failure) {
      // Kept by the background, which sends it: nothing is left to do here but to wait.
      if (isKept(failure) && sent.current !== null) {
        return { logged: sent.current.items.map(({ op_id }) => op_id), refused: new Map() };
      }
      if (!mayHaveArrived(failure)) {
        sent.current = null;
        opIds.current.clear();
      }
      setError(failure);
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { save, opIdOf, busy, error };
}
