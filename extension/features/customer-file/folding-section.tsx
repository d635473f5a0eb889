import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import * as z from 'zod/mini';
import { usePorts } from '../../ports.ts';
import { FoldIcon } from '../../ui/icons.tsx';
import classes from './folding-section.module.css';

const KEPT_UNDER = 'view/folded-sections';
const queryKey = ['folded-sections'];
const names = z.array(z.string());

interface FoldingSectionProps {
  /** Under which it is remembered whether it is folded. */
  readonly name: string;
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

/** A section that folds at its heading, and stays as it was left, in every customer and after a restart. */
export function FoldingSection({ name, title, count, children }: FoldingSectionProps) {
  const id = useId();
  const { drafts } = usePorts();
  const client = useQueryClient();
  const folded = useQuery({
    queryKey,
    queryFn: async () => parse(await drafts.read(KEPT_UNDER).catch(() => null)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const list = folded.data ?? [];
  const open = !list.includes(name);

  function turn() {
    const next = open ? [...list, name] : list.filter((other) => other !== name);
    client.setQueryData(queryKey, next);
    // A store that does not answer forgets the fold, and nothing else.
    void drafts
      .write(KEPT_UNDER, next.length === 0 ? null : JSON.stringify(next))
      .catch(() => undefined);
  }

  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 className={classes.heading}>
        <button id={id} type="button" className={classes.fold} aria-expanded={open} onClick={turn}>
          <FoldIcon className={open ? classes.open : classes.closed} />
          <span>{title}</span>
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </button>
      </h3>
      {open && !folded.isPending && <div className={classes.body}>{children}</div>}
    </section>
  );
}

function parse(kept: string | null): readonly string[] {
  if (kept === null) return [];
  try {
    const read = names.safeParse(JSON.parse(kept));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
