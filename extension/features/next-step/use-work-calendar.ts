import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { WorkingDays } from '../../../shared/contracts/working-days.ts';
import {
  loadHolidays,
  type WorkCalendar,
  workCalendar,
} from '../../../shared/domain/working-days.ts';

/** The organisation's working days: by the days of the week at once, with its holidays as soon as they are loaded. */
export function useWorkCalendar({ workdays, holiday_calendar }: WorkingDays): WorkCalendar {
  const { data } = useQuery({
    queryKey: ['holidays', holiday_calendar],
    queryFn: () => loadHolidays(holiday_calendar),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => workCalendar({ workdays }, data ?? null), [workdays, data]);
}
