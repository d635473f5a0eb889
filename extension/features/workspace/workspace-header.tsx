import { lazy, Suspense, useState } from 'react';
import { emptyOutbox } from '../../../shared/contracts/outbox.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { MarkIcon } from '../../ui/icons.tsx';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { useSignOut } from '../session/use-sign-out.ts';
import { formatRoute } from './hash-route.ts';
import { workspaceStrings } from './strings.ts';
import classes from './workspace.module.css';

interface WorkspaceHeaderProps {
  readonly membership: Membership;
  readonly page: string;
}

/** Seldom needed, and never on the web, where nothing waits. */
const SignOutQuestion = lazy(async () => ({
  default: (await import('../outbox/sign-out.tsx')).SignOutQuestion,
}));

const pages = ['summary', 'today', 'members'] as const;

export function WorkspaceHeader({ membership, page }: WorkspaceHeaderProps) {
  const t = useStrings(workspaceStrings);
  const signOut = useSignOut();
  const { waiting, parked } = useOutbox() ?? emptyOutbox;
  const [leaving, setLeaving] = useState(false);
  const leave = () => (waiting + parked === 0 ? void signOut() : setLeaving(true));
  return (
    <header className={classes.header}>
      <span className={classes.brand}>
        <MarkIcon className={classes.mark} />
        {t('product')}
      </span>
      <nav aria-label={t('pages')} className={classes.nav}>
        {pages
          .filter((one) => one !== 'members' || membership.role === 'admin')
          .map((one) => (
            <a key={one} href={formatRoute(one)} aria-current={one === page ? 'page' : undefined}>
              {t(one)}
            </a>
          ))}
      </nav>
      <div className={classes.account}>
        <LanguageSwitch />
        <span
          className={classes.member}
          title={t('signed_in', { name: membership.name, organisation: membership.org_name })}
        >
          {membership.name}
        </span>
        <button type="button" className={classes.signOut} onClick={leave}>
          {t('sign_out')}
        </button>
      </div>
      {leaving && (
        <Suspense fallback={null}>
          <div className={classes.leaving}>
            <SignOutQuestion onCancel={() => setLeaving(false)} />
          </div>
        </Suspense>
      )}
    </header>
  );
}
