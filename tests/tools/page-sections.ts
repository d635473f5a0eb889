import { Parser } from 'htmlparser2';

/** The markup within each `<section data-case="name">` of a file, by name. */
export function pageSections(html: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let open: { name: string; from: number; depth: number } | null = null;
  const parser = new Parser({
    onopentag(tag, { 'data-case': name }) {
      if (tag !== 'section') return;
      if (open !== null) open.depth += 1;
      else if (name !== undefined) open = { name, from: parser.endIndex + 1, depth: 0 };
    },
    onclosetag(tag) {
      if (tag !== 'section' || open === null) return;
      if (open.depth > 0) open.depth -= 1;
      else {
        sections.set(open.name, html.slice(open.from, parser.startIndex));
        open = null;
      }
    },
  });
  parser.end(html);
  return sections;
}
