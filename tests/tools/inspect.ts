import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectCalendar } from './inspect-calendar.ts';
import { inspectMail } from './inspect-mail.ts';
import { inspectPage } from './inspect-page.ts';
import { filesBelow } from './labelled-files.ts';

/**
 * `npm run inspect -- page|mail|calendar FILE [--url URL] [--wrap PREFIX_FILE SUFFIX_FILE]`: what Threadbook reads in
 * it, as JSON. A folder instead of a file prints one line per file, with its path. A page that is a fragment is put
 * between the two files. For bug reports.
 */
const kinds: Readonly<Record<string, (file: string, url: string | null) => Promise<object>>> = {
  page: (path, url) => inspectPage(path, url, wrap),
  mail: (file) => inspectMail(file),
  calendar: (file) => inspectCalendar(file),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, wrap: { type: 'string' } },
});
const [kind = '', file, suffixFile] = positionals;
const wrap =
  values.wrap === undefined || suffixFile === undefined
    ? null
    : { prefix: values.wrap, suffix: suffixFile };
const inspect = kinds[kind];
if (inspect === undefined || file === undefined) {
  console.error(`npm run inspect -- ${Object.keys(kinds).join('|')} FILE [--url URL]`);
  process.exitCode = 2;
} else if ((await stat(file)).isDirectory()) {
  const suffix = kind === 'page' ? '.html' : kind === 'mail' ? '.eml' : '.ics';
  for (const path of await filesBelow(file, (name) => name.endsWith(suffix)))
    console.log(JSON.stringify({ path, ...(await inspect(join(file, path), values.url ?? null)) }));
} else {
  console.log(JSON.stringify(await inspect(file, values.url ?? null), null, 2));
}
