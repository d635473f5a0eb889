import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '../ports.ts';

const SAVE_AFTER_MS = 300;

/** How a draft is written down and read again; `parse` gives null for what it does not know. */
export interface DraftFormat<D> {
  fresh(): D;
  parse(kept: string | null): D | null;
  serialise(draft: D): string;
}

export interface KeptDraft<D> {
  readonly draft: D;
  /** Something that was typed earlier was brought back. */
  readonly restored: boolean;
  /** Somebody typed or chose something, now or earlier. */
  readonly touched: boolean;
  change(change: Partial<D>): void;
  /** Keeps this draft durably before it is sent. A store that does not answer does not keep the form from sending. */
  keep(draft: D): Promise<void>;
  /** Forgets what was kept, after it was saved. */
  forget(): Promise<void>;
  startOver(): void;
}

/**
 * What is typed into a form, kept under a key beyond a closed tab. null until the store has answered, so that nothing
 * typed is overwritten by what comes later. A form that nobody touched leaves nothing behind.
 */
export function useKeptDraft<D extends object>(
  key: string,
  format: DraftFormat<D>,
): KeptDraft<D> | null {
  const { drafts } = usePorts();
  const [state, setState] = useState<{ draft: D; restored: boolean; touched: boolean } | null>(
    null,
  );
  const unsaved = useRef<D | null>(null);
  const rules = useRef(format);

  useEffect(() => {
    let current = true;
    drafts
      .read(key)
      .catch(() => null)
      .then((kept) => {
        if (!current) return;
        const restored = rules.current.parse(kept);
        const found = restored !== null;
        setState({ draft: restored ?? rules.current.fresh(), restored: found, touched: found });
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
    const timer = setTimeout(() => void write(rules.current.serialise(draft)), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, write]);

  // A closed form writes at once what its timer still held back.
  useEffect(
    () => () => {
      if (unsaved.current !== null) void write(rules.current.serialise(unsaved.current));
    },
    [write],
  );

  if (state === null) return null;
  return {
    ...state,
    change(change) {
      setState((earlier) => {
        if (earlier === null) return earlier;
        const next = { ...earlier.draft, ...change };
        unsaved.current = next;
        return { ...earlier, draft: next, touched: true };
      });
    },
    async keep(next) {
      setState({ ...state, draft: next, touched: true });
      await write(rules.current.serialise(next));
    },
    forget: () => write(null),
    startOver() {
      setState({ draft: rules.current.fresh(), restored: false, touched: false });
      void write(null);
    },
  };
}
