import { Button, PasswordInput, TextInput } from '@mantine/core';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import { type FormEvent, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MarkIcon } from '../../ui/icons.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import classes from './sign-in.module.css';
import { sessionStrings } from './strings.ts';

/** `reason`: why the reader stands here again, for instance TC003 after the session ended. */
export function SignIn({ reason = null }: { reason?: Error | null }) {
  const t = useStrings(sessionStrings);
  const { session } = usePorts();
  const announce = useAnnounce();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(reason);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      await session.signIn({ email: email.trim(), password });
      await announce('session', 'membership');
    } catch (error) {
      // The address and the password stay in their fields.
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.heading}>
          <MarkIcon className={classes.mark} />
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>{t('lead')}</p>
        </div>
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          withAsterisk={false}
          maxLength={320}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show_password') }}
          required
          withAsterisk={false}
          maxLength={200}
        />
        <Button type="submit" fullWidth disabled={busy}>
          {busy ? t('signing_in') : t('sign_in')}
        </Button>
        {failure !== null && <ErrorNote error={failure} />}
        <LanguageSwitch />
      </form>
    </main>
  );
}
