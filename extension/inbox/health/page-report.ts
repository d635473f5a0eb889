import type { PageReport } from '../../../shared/contracts/adapter-health.ts';
import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { foundBy, type LocatorTable, locatorIds } from './found-by.ts';
import { languageTag } from './health-watch.ts';
import { pageStructure } from './page-structure.ts';

export interface ReportOptions {
  readonly document: Document;
  readonly snapshot: InboxSnapshot;
  readonly locators: readonly LocatorTable[];
  /** Selectors that the organisation added for this surface, and how many more no browser understands. */
  readonly added: readonly AddedLocator[];
  readonly invalid: number;
  /** Version of the extension. */
  readonly version: string;
}

/**
 * What "Check this tab" tells: how well the page is read and what it is built of. No text, no value of an attribute but
 * known roles, no address, no id: `page-report.test.ts` fills a page with marked secrets and looks for them here.
 */
export function pageReport(options: ReportOptions): PageReport {
  const { document, snapshot, locators, added, invalid, version } = options;
  const ids = locatorIds(locators, added);
  const root: unknown = Reflect.get(Document.prototype, 'documentElement', document);
  return {
    version,
    surface: snapshot.surface,
    host: snapshot.host,
    page_language: languageTag(snapshot.pageLanguage),
    view: snapshot.view,
    health: { ...snapshot.health },
    found: foundFields(snapshot, ids),
    messages: snapshot.messages.length,
    rows: snapshot.rows.length,
    composes: snapshot.composes.length,
    added: { known: added.length, invalid },
    locators: matchCounts(document, locators),
    ...pageStructure(root instanceof Element ? root : document.createElement('html')),
  };
}

/** `messages.3.from` becomes `messages.*.from`: which of them matters to nobody, how many does. */
function foundFields(
  { provenance }: InboxSnapshot,
  ids: ReadonlyMap<string, string>,
): PageReport['found'] {
  const fields: PageReport['found'] = {};
  for (const [path, source] of Object.entries(provenance)) {
    const field = path.replace(/\.\d+(?=\.|$)/g, '.*');
    const present = fields[field];
    if (present === undefined) fields[field] = { ...foundBy(source, ids), count: 1 };
    else fields[field] = { ...present, count: present.count + 1 };
  }
  return fields;
}

function matchCounts(document: Document, tables: readonly LocatorTable[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id, selector } of tables.flatMap((table) => Object.values(table))) {
    const matches = matchCount(document, selector);
    if (matches !== null) counts[id] = (counts[id] ?? 0) + matches;
  }
  return counts;
}

/** null: it names no element, such as `location.hash`. */
function matchCount(document: Document, selector: string): number | null {
  try {
    return Document.prototype.querySelectorAll.call(document, selector).length;
  } catch {
    return null;
  }
}
