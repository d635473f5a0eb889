import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { lazy, Suspense, useState } from 'react';
import { defineStrings } from '../../../shared/i18n/define-strings.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';

const PrivacyText = lazy(() => import('./privacy-text.tsx'));

const privacyStrings = defineStrings('privacy', {
  en: { title: 'What Threadbook does with your mail', close: 'Close this text' },
  'zh-CN': { title: 'Threadbook 如何处理你的邮件', close: '收起说明' },
});

/** The privacy page, in place: before anybody signed in, at the first run, and in the settings. */
export function Privacy() {
  const t = useStrings(privacyStrings);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t('title')}>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'close' : 'title')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PrivacyText language={language} />
        </Suspense>
      )}
    </section>
  );
}
