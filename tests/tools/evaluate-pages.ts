import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEventName } from '../../extension/inbox/outlook-calendar/parse-event-name.ts';
import { expectedPages, namedEvents, type PageEntry } from './expected-pages.ts';
import { FieldScore, type ScoredField } from './field-score.ts';
import { printed } from './inspect-page.ts';
import { pageSections } from './page-sections.ts';
import { SavedPages } from './saved-pages.ts';
import { scorePage } from './score-page.ts';

interface FileScore {
  readonly file: string;
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  /** Every field that is not right. */
  readonly misses?: readonly ScoredField[];
  /** Labels that no field of a snapshot answers. */
  readonly notCompared?: readonly string[];
  /** Why nothing was read. */
  readonly skipped?: string;
}

/**
 * Reads the pages that `expected.json` in the folder names and counts fields right, wrong and unknown, per file and in
 * all. A value where the label says `null` counts as wrong: unknown must never be guessed.
 * @throws Error when the folder has no such file, or a file that it names is missing
 */
export async function evaluatePages(folder: string): Promise<Record<string, unknown>> {
  const entries = await expectedPages(folder);
  const pages = await SavedPages.open(console.error);
  try {
    const files: FileScore[] = [];
    for (const entry of entries) files.push(await scoreFile(pages, folder, entry));
    const sum = (of: 'right' | 'wrong' | 'unknown') =>
      files.reduce((total, file) => total + file[of], 0);
    return {
      total: {
        right: sum('right'),
        wrong: sum('wrong'),
        unknown: sum('unknown'),
        files: files.filter(({ skipped }) => skipped === undefined).length,
        skipped: files.filter(({ skipped }) => skipped !== undefined).length,
      },
      files,
    };
  } finally {
    await pages.close();
  }
}

async function scoreFile(pages: SavedPages, folder: string, entry: PageEntry): Promise<FileScore> {
  const { file } = entry;
  if (/\bXHR\b/i.test(entry.kind ?? '')) {
    return skip(file, 'an answer of the server to the page: the adapter reads pages only');
  }
  const text = await readFile(join(folder, file), 'utf8');
  if (file.endsWith('.json')) return counted(file, scoreNames(JSON.parse(text), entry));
  if (!/\.html?$/.test(file)) return skip(file, 'neither a page nor a list of names');
  if (entry.url === undefined) return skip(file, 'expected.json names no address for it');
  return counted(file, await scoreHtml(pages, text, entry, entry.url));
}

async function scoreHtml(
  pages: SavedPages,
  html: string,
  entry: PageEntry,
  url: string,
): Promise<FieldScore> {
  const whole = new FieldScore();
  const read = async (part: string, labels: Partial<PageEntry>): Promise<FieldScore> => {
    const { prefix = '', suffix = '' } = entry.wrap ?? {};
    const snapshot = await pages.read(`${prefix}${part}${suffix}`, url);
    return scorePage(labels, snapshot === null ? {} : printed(snapshot));
  };
  if (entry.perSection === undefined) return read(html, entry);
  const sections = pageSections(html);
  for (const [name, labels] of Object.entries(entry.perSection)) {
    const part = sections.get(name);
    if (part === undefined) throw new Error(`${entry.file} has no section "${name}".`);
    const { mustNotContain, view } = entry;
    const score = await read(part, {
      ...(view === undefined ? {} : { view }),
      ...(mustNotContain === undefined ? {} : { mustNotContain }),
      ...labels,
    });
    whole.add(`${name}: `, score);
  }
  return whole;
}

/** Names of buttons in a calendar's grid; each is read by itself, as the grid's reader does. */
function scoreNames(list: unknown, entry: PageEntry): FieldScore {
  const { events, nonEventButtons = [] } = namedEvents.parse(list);
  const language = typeof entry.locale === 'string' ? entry.locale : null;
  const score = new FieldScore();
  events.forEach(({ name, expect }, index) => {
    const read: Record<string, unknown> = { ...parseEventName(name, language) };
    for (const [field, value] of Object.entries(expect)) {
      score.compare(`events.${index}.${field}`, value, read[field]);
    }
  });
  for (const name of nonEventButtons) {
    score.compare(`no event: ${name}`, null, parseEventName(name, language));
  }
  return score;
}

function counted(file: string, score: FieldScore): FileScore {
  const { misses, notCompared } = score;
  return {
    file,
    right: score.count('right'),
    wrong: score.count('wrong'),
    unknown: score.count('unknown'),
    ...(misses.length === 0 ? {} : { misses }),
    ...(notCompared.length === 0 ? {} : { notCompared }),
  };
}

const skip = (file: string, skipped: string): FileScore => ({
  file,
  right: 0,
  wrong: 0,
  unknown: 0,
  skipped,
});
