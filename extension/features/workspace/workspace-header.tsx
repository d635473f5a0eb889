import { lazy, Suspense, useRef, useState } from 'react';
import { emptyOutbox } from '../../../shared/contracts/outbox.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { CloseIcon, MarkIcon, MenuIcon } from '../../ui/icons.tsx';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import type { PageName } from '../page-links/page-links.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { PageList } from './page-list.tsx';
import { workspaceStrings } from './strings.ts';
import classes from './workspace-header.module.css';

interface WorkspaceHeaderProps {
  readonly membership: Membership;
  readonly page: string;
  /** The listed page that the open one belongs to. */
  readonly under?: PageName | null;
}

/** Seldom needed, and never on the web, where nothing waits. */
const SignOutQuestion = lazy(async () => ({
  default: (await import('../session/sign-out-question.tsx')).SignOutQuestion,
}));

/** Pages and account: a column beside a wide page, folded behind a button above a narrow one. */
export function WorkspaceHeader({ membership, page, under = null }: WorkspaceHeaderProps) {
  const t = useStrings(workspaceStrings);
  const signOut = useSignOut();
  const { waiting, parked } = useOutbox() ?? emptyOutbox;
  const [leaving, setLeaving] = useState(false);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => (waiting + parked === 0 ? void signOut() : setLeaving(true));

  function chosen() {
    if (!open) return;
    setOpen(false);
    // The link that had the focus is folded away.
    document.getElementById('content')?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is a shortcut beside the button.
    <header
      className={classes.header}
      data-open={open ? '' : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <span className={classes.brand}>
        <MarkIcon className={classes.mark} />
        {t('product')}
      </span>
      <button
        ref={button}
        type="button"
        className={classes.fold}
        aria-expanded={open}
        aria-controls="workspace-pages"
        onClick={() => setOpen((isOpen) => !isOpen)}
      >
        {open ? <CloseIcon /> : <MenuIcon />}
        {t('menu')}
      </button>
      <div id="workspace-pages" className={classes.folded}>
        <PageList membership={membership} page={page} under={under} onChosen={chosen} />
        <div className={classes.account}>
          <span
            className={classes.member}
            title={t('signed_in', { name: membership.name, organisation: membership.org_name })}
          >
            {membership.name}
          </span>
          <LanguageSwitch />
          <button type="button" className={classes.signOut} onClick={leave}>
            {t('sign_out')}
          </button>
          {leaving && (
            <Suspense fallback={null}>
              <SignOutQuestion onCancel={() => setLeaving(false)} />
            </Suspense>
          )}
        </div>
      </div>
    </header>
  );
}
