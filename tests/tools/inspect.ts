import { parseArgs } from 'node:util';
import { inspectCalendar } from './inspect-calendar.ts';
import { inspectMail } from './inspect-mail.ts';
import { inspectPage } from './inspect-page.ts';

/** `npm run inspect -- page|mail|calendar FILE [--url URL]`: what Threadbook reads in it, as JSON. For bug reports. */
const kinds: Readonly<Record<string, (file: string, url: string | null) => Promise<unknown>>> = {
  page: inspectPage,
  mail: (file) => inspectMail(file),
  calendar: (file) => inspectCalendar(file),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' } },
});
const [kind = '', file] = positionals;
const inspect = kinds[kind];
if (inspect === undefined || file === undefined) {
  console.error(`npm run inspect -- ${Object.keys(kinds).join('|')} FILE [--url URL]`);
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(await inspect(file, values.url ?? null), null, 2));
}
