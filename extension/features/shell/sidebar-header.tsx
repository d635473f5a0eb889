import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { FindIcon, FoldIcon, MarkIcon, TodayIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { MenuButton } from './menu-button.tsx';
import classes from './sidebar-header.module.css';
import { shellStrings } from './strings.ts';
import { useTodayCount } from './use-today-count.ts';
import type { View } from './view.ts';

interface SidebarHeaderProps {
  readonly membership: Membership;
  readonly view: View;
  readonly onView: (view: View) => void;
}

export function SidebarHeader({ membership, view, onView }: SidebarHeaderProps) {
  const t = useStrings(shellStrings);
  const toggle = (other: View) => () => onView(view === other ? 'mail' : other);
  return (
    <header className={classes.header}>
      <Brand />
      <button
        type="button"
        className={classes.button}
        aria-label={t('find')}
        title={`${t('find')}  /`}
        aria-pressed={view === 'find'}
        onClick={toggle('find')}
      >
        <FindIcon />
      </button>
      <TodayButton pressed={view === 'today'} onClick={toggle('today')} />
      <MenuButton membership={membership} onView={onView} />
      <FoldButton />
    </header>
  );
}

/** The header while nobody is signed in, or it is not yet known who is. */
export function BareHeader() {
  return (
    <header className={classes.header}>
      <Brand />
      <FoldButton />
    </header>
  );
}

function Brand() {
  const t = useStrings(shellStrings);
  return (
    <h1 className={classes.brand}>
      <MarkIcon className={classes.mark} />
      {t('product')}
    </h1>
  );
}

function TodayButton({ pressed, onClick }: { pressed: boolean; onClick: () => void }) {
  const t = useStrings(shellStrings);
  const count = useTodayCount();
  const label =
    count === null || count.due === 0
      ? t('today')
      : count.overdue === 0
        ? t('today_count', { count: count.due })
        : t('today_overdue', { count: count.due, overdue: count.overdue });
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={`${label}  T`}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <TodayIcon />
      <span
        className={classes.count}
        data-overdue={count !== null && count.overdue > 0 ? '' : undefined}
        aria-hidden="true"
      >
        {count === null || count.due === 0 ? '' : count.due > 99 ? '99+' : count.due}
      </span>
    </button>
  );
}

function FoldButton() {
  const t = useStrings(shellStrings);
  const { inbox } = usePorts();
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={t('fold')}
      title={t('fold')}
      onClick={() => inbox?.setFolded(true)}
    >
      <FoldIcon />
    </button>
  );
}
