import { useState } from 'react';
import { longestInsertedText } from '../../../shared/contracts/compose-messages.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { useAnnounce } from '../../ui/use-announce.ts';

interface InsertText {
  readonly busy: boolean;
  /** TC011 or TC012. */
  readonly error: CrmError | null;
  insert(key: string, text: string): Promise<void>;
}

/** Puts the text of a template into a mail, and counts that it was used. */
export function useInsertText(templateId: string, onInserted: () => void): InsertText {
  const { crm, inbox } = usePorts();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CrmError | null>(null);
  return {
    busy,
    error,
    async insert(key, text) {
      setBusy(true);
      setError(null);
      const answer =
        inbox === null || text.length > longestInsertedText
          ? ({ ok: false, code: 'TC012' } as const)
          : await inbox.insertText({ key, text, subject: null });
      setBusy(false);
      if (!answer.ok) {
        setError(new CrmError(answer.code));
        return;
      }
      onInserted();
      crm.countTemplateUse({ op_id: crypto.randomUUID(), template_id: templateId }).then(
        () => announce('templates'),
        // The mail has its text. A use that is not counted moves a row of the list and harms nobody.
        () => undefined,
      );
    },
  };
}
