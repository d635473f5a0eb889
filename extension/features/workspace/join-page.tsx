import { type PageProps, pageLink } from '../page-links/page-links.ts';
import { AcceptInvitation } from '../session/accept-invitation.tsx';

/** Where an invitation's link leads who has an account already. */
export function JoinPage({ params }: PageProps) {
  return (
    <AcceptInvitation
      token={params.get('token')}
      onAccepted={() => {
        window.location.hash = pageLink('summary');
      }}
    />
  );
}
