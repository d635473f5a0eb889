import { useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';

interface Draft<Standing> {
  /** What stands there, with what the reader changed. */
  readonly said: Standing;
  readonly edits: Partial<Standing>;
  /** What the edits were made from; sent with them, so that a late one is refused (TB040). */
  readonly was: Standing;
  readonly isChanged: boolean;
  /** Somebody else was quicker: fields that the reader left alone show what stands there now. */
  readonly isLate: boolean;
  readonly set: (part: Partial<Standing>) => void;
  readonly reset: () => void;
  readonly onError: (error: unknown) => void;
}

/** A form over rules that others may change meanwhile. `readAgain` is asked for when somebody did. */
export function useDraft<Standing extends object>(
  standing: Standing,
  readAgain: () => void,
): Draft<Standing> {
  const [from, setFrom] = useState<Standing | null>(null);
  const [edits, setEdits] = useState<Partial<Standing>>({});
  const [isLate, setLate] = useState(false);
  return {
    said: { ...standing, ...edits },
    edits,
    was: isLate ? standing : (from ?? standing),
    isChanged: from !== null,
    isLate,
    set: (part) => {
      setFrom(from ?? standing);
      setEdits({ ...edits, ...part });
    },
    reset: () => {
      setFrom(null);
      setEdits({});
      setLate(false);
    },
    onError: (error) => {
      if (!(error instanceof CrmError) || error.code !== 'TB040') return;
      setLate(true);
      readAgain();
    },
  };
}
