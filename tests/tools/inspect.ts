import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { surfaceOf } from '../../extension/inbox/hosts.ts';
import { type InspectArguments, inspectArguments, WrongArguments } from './inspect-arguments.ts';
import { inspectCalendar } from './inspect-calendar.ts';
import { inspectMail } from './inspect-mail.ts';
import { inspectPage } from './inspect-page.ts';
import { filesBelow } from './labelled-files.ts';
import { SavedPages } from './saved-pages.ts';

/**
 * `npm run inspect -- page|mail|calendar FILE [--url URL] [--wrap PREFIX_FILE SUFFIX_FILE]`: what Threadbook reads in
 * it, as JSON on stdout and nothing else there. A folder instead of a file prints one line per file, with its path. A
 * page that is a fragment is put between the two files. For bug reports. Exit code 2: the arguments are wrong, or a
 * file is not there.
 */
interface Inspector {
  readonly accepts: (name: string) => boolean;
  inspect(file: string): Promise<object>;
  close?(): Promise<void>;
}

try {
  await run(inspectArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(options: InspectArguments): Promise<void> {
  const { file } = options;
  const isFolder = (await present(file)).isDirectory();
  const inspector = await inspectorFor(options);
  try {
    if (!isFolder) {
      console.log(JSON.stringify(await inspector.inspect(file), null, 2));
      return;
    }
    for (const path of await filesBelow(file, inspector.accepts)) {
      console.log(JSON.stringify({ path, ...(await inspector.inspect(join(file, path))) }));
    }
  } finally {
    await inspector.close?.();
  }
}

async function inspectorFor(options: InspectArguments): Promise<Inspector> {
  if (options.kind !== 'page') {
    return options.kind === 'mail'
      ? { accepts: (name) => name.endsWith('.eml'), inspect: inspectMail }
      : { accepts: (name) => name.endsWith('.ics'), inspect: inspectCalendar };
  }
  const { url, wrap } = options;
  if (surfaceOf(url) === null) throw new WrongArguments(`${url} is no mail or calendar page.`);
  if (wrap !== null) for (const part of [wrap.prefix, wrap.suffix]) await present(part);
  const pages = await SavedPages.open(console.error);
  return {
    accepts: (name) => /\.html?$/.test(name),
    inspect: async (file) => (await inspectPage(pages, file, url, wrap)) ?? {},
    close: () => pages.close(),
  };
}

async function present(path: string): ReturnType<typeof stat> {
  try {
    return await stat(path);
  } catch {
    throw new WrongArguments(`There is no file ${path}.`);
  }
}
