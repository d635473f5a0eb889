import { lazy, Suspense } from 'react';
import { Placeholder } from '../../ui/placeholder.tsx';
import classes from './inbox-sidebar.module.css';

const Today = lazy(async () => ({ default: (await import('../today/today-list.tsx')).Today }));

const MeetingsToComplete = lazy(async () => ({
  default: (await import('../meetings/meetings-to-complete.tsx')).MeetingsToComplete,
}));

/** The reader's day; its own chunk, since most mails are answered without it. */
export function TodayView({ onOpenCustomer }: { onOpenCustomer: (customerId: string) => void }) {
  return (
    <div className={classes.pad}>
      <Suspense fallback={<TodayPlaceholder />}>
        <MeetingsToComplete />
        <Today onOpenCustomer={onOpenCustomer} />
      </Suspense>
    </div>
  );
}

function TodayPlaceholder() {
  return (
    <>
      <Placeholder width="32%" line={28} />
      <Placeholder width="24%" />
      <Placeholder width="64%" />
      <Placeholder width="48%" />
    </>
  );
}
