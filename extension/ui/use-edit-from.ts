import { useState } from 'react';
import { CrmError } from '../../shared/contracts/errors.ts';
import { useAnnounce } from './use-announce.ts';

interface EditFrom<Standing> {
  /** What the edit says that it was made from: as it stood when the form came, or since a refusal, as it stands now. */
  readonly from: Standing;
  /** Somebody else was quicker; the form should show what stands there now beside what was typed. */
  readonly isLate: boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * For forms of rules and people: an edit carries what stood there, and where somebody else was quicker (TB040) that is read
 * again and shown. Saved once more, the edit is made from what the reader has then seen. `standing`: as read last.
 */
export function useEditFrom<Standing>(
  standing: Standing,
  changed: readonly string[],
): EditFrom<Standing> {
  const announce = useAnnounce();
  const [first] = useState(standing);
  const [isLate, setLate] = useState(false);
  return {
    from: isLate ? standing : first,
    isLate,
    onError: (error) => {
      if (!(error instanceof CrmError) || error.code !== 'TB040') return;
      setLate(true);
      void announce(...changed);
    },
  };
}
