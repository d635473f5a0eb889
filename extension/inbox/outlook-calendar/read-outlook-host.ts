import { readOutlook } from '../outlook/read-outlook.ts';
import type { PageReader } from '../page/page-reader.ts';
import { isOutlookCalendar } from './outlook-calendar-address.ts';
import { readOutlookCalendar } from './read-outlook-calendar.ts';

/** Mail and calendar are one document on Outlook's hosts: which of them it shows is asked anew at every pass. */
export const readOutlookHost: PageReader = (document, location, added) =>
  isOutlookCalendar(location)
    ? readOutlookCalendar(document, location, added)
    : readOutlook(document, location, added);
