import type { ReactNode } from 'react';
import type { Language } from '../../shared/contracts/scalars.ts';
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
  const exact = formatOf(language, timeZone).format(new Date(instant));
  return (
    <time dateTime={instant} title={exact} className={className}>
      {children}
    </time>
  );
}

/** Making one takes longer than drawing the row that it is for. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const name = `${language}/${timeZone}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  formats.set(name, made);
  return made;
}
