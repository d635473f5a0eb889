import type { ReactNode } from 'react';
import { useLanguage } from './language.tsx';

interface ExactTimeProps {
  readonly instant: string;
  readonly timeZone: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A time as people say it; the exact one on hover and for machines. */
export function ExactTime({ instant, timeZone, className, children }: ExactTimeProps) {
  const language = useLanguage();
  const exact = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant));
  return (
    <time dateTime={instant} title={exact} className={className}>
      {children}
    </time>
  );
}
