import { useEffect, useState } from 'react';
import { usePorts } from '../ports.ts';

/** The present, renewed every `everyMs`, for texts such as "2 min ago". */
export function useNow(everyMs = 30_000): Date {
  const { clock } = usePorts();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
