import { MeetingsToComplete } from '../meetings/meetings-to-complete.tsx';
import { pageLink } from '../page-links/page-links.ts';
import { Today } from '../today/today-list.tsx';

/** What is due, and the meetings that nobody told the outcome of. */
export function TodayPage() {
  return (
    <>
      <MeetingsToComplete />
      <Today
        onOpenCustomer={(id) => {
          window.location.hash = pageLink('customer', { id });
        }}
      />
    </>
  );
}
