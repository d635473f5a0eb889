import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MarkIcon } from '../../ui/icons.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { Privacy } from '../privacy/privacy.tsx';
import { AcceptInvitation } from './accept-invitation.tsx';
import { CreateOrganisation } from './create-organisation.tsx';
import classes from './first-run.module.css';
import { invitationToken } from './invitation-token.ts';
import { OtherAccount } from './other-account.tsx';
import { sessionStrings } from './strings.ts';
import { changedByOrganisation } from './use-membership.ts';

/** Signed in, and in no organisation yet, or in several: opens one, joins one, or chooses. */
export function FirstRun() {
  const t = useStrings(sessionStrings);
  const { crm, session } = usePorts();
  const announce = useAnnounce();
  const mine = useQuery({
    queryKey: ['my-organisations'],
    queryFn: () => crm.myOrganisations({}),
  });
  // Whoever followed an invitation's link finds it in its field.
  const token = invitationToken(location.hash);
  const [way, setWay] = useState<'create' | 'join' | null>(token === null ? null : 'join');
  const own = mine.data ?? [];
  // Not "welcome" first and the list a moment later.
  if (mine.isPending) return <main className={classes.page} aria-busy="true" />;

  async function choose(orgId: string) {
    await session.chooseOrganisation(orgId);
    await announce(...changedByOrganisation);
  }

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div>
          <MarkIcon className={classes.mark} />
          <h1 className={classes.title}>{t(own.length > 0 ? 'choose' : 'welcome')}</h1>
          <p className={classes.dim}>{t(own.length > 0 ? 'choose_lead' : 'welcome_lead')}</p>
        </div>
        {mine.isError && <ErrorNote error={mine.error} onRetry={() => void mine.refetch()} />}
        {own.map(({ org_id, name, role }) => (
          <Button key={org_id} variant="default" fullWidth onClick={() => void choose(org_id)}>
            {t('open_as', { name, role: t(`role_${role}`) })}
          </Button>
        ))}
        <Way open={way === 'create'} title={t('create_title')} onOpen={() => setWay('create')}>
          <CreateOrganisation />
        </Way>
        <Way open={way === 'join'} title={t('join_title')} onOpen={() => setWay('join')}>
          <AcceptInvitation
            token={token}
            onAccepted={() => {
              // The link is used up; what comes next is the usual first page.
              if (token !== null) location.hash = '';
            }}
          />
        </Way>
        <OtherAccount />
        <Privacy />
      </div>
    </main>
  );
}

interface WayProps {
  readonly open: boolean;
  readonly title: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One of the ways in: its title, and below it the form once it was chosen. */
function Way({ open, title, onOpen, children }: WayProps) {
  if (!open) {
    return (
      <Button variant="default" fullWidth onClick={onOpen}>
        {title}
      </Button>
    );
  }
  return (
    <section className={classes.way} aria-label={title}>
      <h2 className={classes.wayTitle}>{title}</h2>
      {children}
    </section>
  );
}
