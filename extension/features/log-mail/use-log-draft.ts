import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { type LogDraft, parseLogDraft, serialiseLogDraft } from './log-draft.ts';

const SAVE_AFTER_MS = 300;

export interface LogDraftState {
  readonly draft: LogDraft;
  /** Something that was typed earlier was brought back. */
  readonly restored: boolean;
  change(change: Partial<LogDraft>): void;
  /** Keeps this draft durably before it is sent. A store that does not answer does not keep the form from sending. */
  keep(draft: LogDraft): Promise<void>;
  /** Forgets what was kept, after it was saved or thrown away. */
  forget(): Promise<void>;
  startOver(): void;
}

/** The draft under a key; null until the store has answered, so that nothing typed is overwritten by what comes later. */
export function useLogDraft(key: string, fresh: () => LogDraft): LogDraftState | null {
  const { drafts } = usePorts();
  const [state, setState] = useState<{ draft: LogDraft; restored: boolean } | null>(null);
  const unsaved = useRef<LogDraft | null>(null);
  const start = useRef(fresh);

  useEffect(() => {
    let current = true;
    drafts
      .read(key)
      .catch(() => null)
      .then((kept) => {
        if (!current) return;
        const restored = parseLogDraft(kept);
        setState({ draft: restored ?? start.current(), restored: restored !== null });
      });
    return () => {
      current = false;
    };
  }, [drafts, key]);

  const write = useCallback(
    async (value: string | null) => {
      unsaved.current = null;
      // Losing a copy is no reason to stop: the form itself still holds what was typed.
      await drafts.write(key, value).catch(() => undefined);
    },
    [drafts, key],
  );

  const draft = state?.draft;
  useEffect(() => {
    if (draft === undefined || unsaved.current !== draft) return;
    const timer = setTimeout(() => void write(serialiseLogDraft(draft)), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, write]);

  // A closed form writes at once what its timer still held back.
  useEffect(
    () => () => {
      if (unsaved.current !== null) void write(serialiseLogDraft(unsaved.current));
    },
    [write],
  );

  if (state === null) return null;
  return {
    ...state,
    change(change) {
      const next = { ...state.draft, ...change };
      unsaved.current = next;
      setState({ ...state, draft: next });
    },
    async keep(next) {
      setState({ ...state, draft: next });
      await write(serialiseLogDraft(next));
    },
    forget: () => write(null),
    startOver() {
      setState({ draft: start.current(), restored: false });
      void write(null);
    },
  };
}
