import { Button, PasswordInput, TextInput } from '@mantine/core';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import { type FormEvent, useState } from 'react';
import { signUpArgs } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MarkIcon } from '../../ui/icons.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { Privacy } from '../privacy/privacy.tsx';
import classes from './sign-in.module.css';
import { sessionStrings } from './strings.ts';

/** `reason`: why the reader stands here again, for instance TC003 after the session ended. */
export function SignIn({ reason = null }: { reason?: Error | null }) {
  const t = useStrings(sessionStrings);
  const { session } = usePorts();
  const announce = useAnnounce();
  const [isNew, setIsNew] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(reason);
  /** The address to which a link was sent. */
  const [toConfirm, setToConfirm] = useState<string | null>(null);
  const tooShort =
    isNew && password !== '' && !signUpArgs.shape.password.safeParse(password).success;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (tooShort) return;
    setBusy(true);
    setFailure(null);
    const args = { email: email.trim(), password };
    try {
      const answer = isNew ? await session.signUp(args) : await session.signIn(args);
      if (answer !== 'confirm_mail') return await announce('session', 'membership');
      setToConfirm(args.email);
      setIsNew(false);
    } catch (error) {
      // The address and the password stay in their fields.
      setFailure(error);
    }
    setBusy(false);
  }

  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.heading}>
          <MarkIcon className={classes.mark} />
          <h1 className={classes.title}>{t(isNew ? 'sign_up_title' : 'title')}</h1>
          <p className={classes.lead}>{t(isNew ? 'sign_up_lead' : 'lead')}</p>
        </div>
        {toConfirm !== null && <p role="status">{t('confirm_mail', { email: toConfirm })}</p>}
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
          autoComplete={isNew ? 'new-password' : 'current-password'}
          description={isNew ? t('password_hint') : null}
          error={tooShort ? t('password_hint') : null}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show_password') }}
          required
          withAsterisk={false}
          maxLength={isNew ? 72 : 200}
        />
        <Button type="submit" fullWidth disabled={busy}>
          {submitLabel()}
        </Button>
        {failure !== null && <ErrorNote error={failure} />}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setIsNew(!isNew);
            setFailure(null);
          }}
        >
          {t(isNew ? 'have_account' : 'new_here')}
        </Button>
        <LanguageSwitch />
        <Privacy />
      </form>
    </main>
  );

  function submitLabel(): string {
    if (isNew) return t(busy ? 'signing_up' : 'sign_up');
    return t(busy ? 'signing_in' : 'sign_in');
  }
}
