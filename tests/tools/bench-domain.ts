import { readMessageInSteps } from '../../shared/domain/read-message.ts';
import { type Figure, figure, median } from './bench-figure.ts';

const runs = 21;
const longRuns = 5;

/**
 * Times of reading a mail's HTML: one of 100 kB at once, one of 5 MB in the steps between which the sidebar lets the
 * page work. The longest step is the median over runs of each run's longest.
 */
export function measureDomain(): Figure[] {
  const short = mailOf(100_000);
  const long = mailOf(5_000_000);
  readInSteps(short);
  readInSteps(long);
  const times = Array.from({ length: runs }, () => readInSteps(short).total);
  const longTimes = Array.from({ length: longRuns }, () => readInSteps(long));
  return [
    figure('mail of 100 kB read', median(times), 'ms', 20),
    figure('mail of 5 MB, longest step', median(longTimes.map(({ longest }) => longest)), 'ms', 50),
    figure('mail of 5 MB read, all steps', median(longTimes.map(({ total }) => total)), 'ms', null),
  ];
}

/** Half of it new, half of it an older mail below, as both sides of a long thread look. */
function mailOf(length: number): string {
  const paragraph =
    '<div><p>Dear Tom, the <b>second</b> offer for 500 pcs &amp; 300 lids, see <a href="https://maker.example/?a=1&amp;b=2">the list</a>.<br>Prices are firm until May.</p></div>';
  const half = paragraph.repeat(Math.ceil(length / 2 / paragraph.length));
  return `${half}<div class="gmail_quote"><div class="gmail_attr">On Tue, 3 Nov 2026 at 10:12, Jane Doe &lt;jane@firm.example&gt; wrote:<br></div><blockquote class="gmail_quote" style="border-left:1px solid">${half}</blockquote></div>`;
}

const unknown = {
  id: null,
  from: null,
  to: null,
  cc: null,
  dateRaw: null,
  expanded: true,
  complete: true,
};

function readInSteps(html: string): { total: number; longest: number } {
  const steps = readMessageInSteps(
    { ...unknown, html },
    { surface: 'gmail', pageLanguage: 'en', timeZone: 'Asia/Shanghai', now: new Date(0) },
  );
  let longest = 0;
  let total = 0;
  for (;;) {
    const began = performance.now();
    const { done } = steps.next();
    const took = performance.now() - began;
    total += took;
    longest = Math.max(longest, took);
    if (done) return { total, longest };
  }
}
