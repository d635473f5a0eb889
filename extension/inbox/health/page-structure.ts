import type { PageReport } from '../../../shared/contracts/adapter-health.ts';
import { isForeignNode } from '../page/foreign-nodes.ts';

type Structure = Pick<PageReport, 'elements' | 'tags' | 'attributes' | 'roles' | 'outline'>;

const mostElements = 20_000;
const mostLines = 300;
const deepestLine = 24;

/**
 * What a page is built of, without anything that it says: names of tags and attributes, known roles, numbers. Names that
 * the page can choose freely are taken only in the form in which words come, so that none can carry an id along.
 */
export function pageStructure(root: Element): Structure {
  const tags = new Map<string, number>();
  const attributes = new Map<string, number>();
  const roles = new Map<string, number>();
  const outline = new Outline();
  let elements = 0;

  const walk = (element: Element, depth: number): void => {
    if (elements >= mostElements || isForeignNode(element)) return;
    elements += 1;
    const names = Element.prototype.getAttributeNames.call(element).map(attributeName);
    const role = roleOf(element);
    const tag = tagName(element);
    count(tags, tag);
    for (const name of names) count(attributes, name);
    if (role !== null) count(roles, role);
    outline.add(depth, tag, names, role);
    for (const child of childrenOf(element)) walk(child, depth + 1);
  };
  walk(root, 0);
  return {
    elements,
    tags: Object.fromEntries(tags),
    attributes: Object.fromEntries(attributes),
    roles: Object.fromEntries(roles),
    outline: outline.lines(),
  };
}

/** Nested lines; what repeats itself side by side is one line with its number. */
class Outline {
  readonly #lines: { readonly text: string; times: number }[] = [];

  add(depth: number, tag: string, names: readonly string[], role: string | null): void {
    if (depth > deepestLine) return;
    // Style and class stand nearly everywhere and tell nothing without their values.
    const told = names.filter((name) => name !== 'class' && name !== 'style').slice(0, 12);
    const text = `${' '.repeat(depth)}${tag}${told.map((name) => `[${name}]`).join('')}${
      role === null ? '' : ` role=${role}`
    }`;
    const last = this.#lines.at(-1);
    if (last?.text === text) last.times += 1;
    else if (this.#lines.length < mostLines) this.#lines.push({ text, times: 1 });
  }

  lines(): string[] {
    return this.#lines.map(({ text, times }) =>
      `${text}${times === 1 ? '' : ` ×${times}`}`.slice(0, 400),
    );
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** A form answers `children` with its field of that name; its prototype does not. */
function childrenOf(element: Element): Iterable<Element> {
  const children: unknown = Reflect.get(Element.prototype, 'children', element);
  return children instanceof HTMLCollection ? Array.from(children) : [];
}

const htmlTags: ReadonlySet<string> = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3
  h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav
  noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script search section select slot
  small source span strike strong style sub summary sup svg g path circle rect use defs symbol line polygon polyline
  ellipse clippath mask table tbody td template textarea tfoot th thead time title tr track u ul var video wbr`.split(
    /\s+/,
  ),
);

function tagName(element: Element): string {
  const name = String(element.localName).toLowerCase();
  if (htmlTags.has(name)) return name;
  return name.includes('-') ? 'custom-element' : 'other';
}

/** `data-legacy-thread-id`, and never `data-x7f3a9` or a name as long as a sentence. */
function attributeName(name: string): string {
  return /^[a-z]+(?:[-_:][a-z]+){0,5}$/.test(name) && name.length <= 40 && isKnownFamily(name)
    ? name
    : 'other';
}

/** Free names come only behind `data-`; there they are the page's programmers' words. */
function isKnownFamily(name: string): boolean {
  return name.startsWith('data-') || name.startsWith('aria-') || name.length <= 16;
}

/** https://www.w3.org/TR/wai-aria-1.2/#role_definitions, those that mail pages are built of. */
const knownRoles: ReadonlySet<string> = new Set(
  `alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo
  dialog document feed figure form grid gridcell group heading img link list listbox listitem log main menu menubar
  menuitem menuitemcheckbox menuitemradio navigation none note option presentation progressbar radio radiogroup region
  row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel
  textbox toolbar tooltip tree treegrid treeitem`.split(/\s+/),
);

function roleOf(element: Element): string | null {
  const role = Element.prototype.getAttribute.call(element, 'role');
  if (role === null) return null;
  return knownRoles.has(role) ? role : 'other';
}
