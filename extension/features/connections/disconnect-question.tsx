import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';
import type { Connection } from './use-connections.ts';

interface DisconnectQuestionProps {
  readonly connection: Connection;
  readonly onCancel: () => void;
  readonly onEnded: (revoked: boolean) => void;
}

/** Says what stays before a connection is ended. */
export function DisconnectQuestion({ connection, onCancel, onEnded }: DisconnectQuestionProps) {
  const t = useStrings(connectionStrings);
  const { mailboxes } = usePorts();
  const announce = useAnnounce();
  const title = useId();
  const end = useMutation({
    mutationFn: async () => mailboxes?.disconnect(connection.connection_id) ?? false,
    onSuccess: async (revoked) => {
      // First told, for the row and this question go away with it.
      onEnded(revoked);
      await announce('connections');
    },
  });
  return (
    <section className={classes.panel} aria-labelledby={title}>
      <p id={title} className={classes.title}>
        {t('disconnect_title', {
          address:
            connection.kind === 'mail'
              ? connection.address
              : t('calendar_of', { address: connection.address }),
        })}
      </p>
      <p>{t('disconnect_lead')}</p>
      <div className={classes.actions}>
        <Button autoFocus variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {t('disconnect')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      {end.isError && <ErrorNote error={end.error} />}
    </section>
  );
}
