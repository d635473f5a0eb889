import * as z from 'zod/mini';

/** Which public holidays, and which weekend days worked to make up for them, the organisation keeps. */
export const holidayCalendar = z.enum(['cn', 'none']);

/** When an organisation works: decides what "in 3 working days" and "the next working day" mean. */
export const workingDays = z.object({
  /** 1 = Monday … 7 = Sunday, as in ISO 8601; never empty. */
  workdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
  holiday_calendar: holidayCalendar,
});

export type HolidayCalendar = z.infer<typeof holidayCalendar>;
export type WorkingDays = z.infer<typeof workingDays>;
