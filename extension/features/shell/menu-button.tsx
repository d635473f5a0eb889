import { useRef, useState } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { MenuIcon } from '../../ui/icons.tsx';
import { partOf, usePart } from '../../ui/use-part.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './sidebar-header.module.css';
import { shellStrings } from './strings.ts';
import type { View } from './view.ts';

const menuPart = partOf(() => import('./sidebar-menu.tsx'));

interface MenuButtonProps {
  readonly membership: Membership;
  readonly onView: (view: View) => void;
}

/**
 * The menu comes once the sidebar stands: with all that lets it float it would be a seventh of what is fetched before the
 * first card. Pressed before it is there, it opens when it comes.
 */
export function MenuButton(props: MenuButtonProps) {
  const t = useStrings(shellStrings);
  const part = usePart(menuPart, true);
  const [pressed, setPressed] = useState(false);
  const focused = useRef(false);
  if (part !== null)
    return <part.SidebarMenu {...props} opensAtOnce={pressed} takesFocus={focused.current} />;
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={t('menu')}
      title={t('menu')}
      aria-haspopup="menu"
      aria-expanded={pressed}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={() => {
        focused.current = false;
      }}
      onClick={() => setPressed(true)}
    >
      <MenuIcon />
    </button>
  );
}
