/**
 * Hosted loads pg_safeupdate for requests of the API: an update or delete without a `where` is an error there, also inside a
 * function. The extension is in no package for the Postgres of this project, so the text is read instead.
 * https://github.com/eradman/pg-safeupdate
 */

type Token = { text: string; depth: number };

/**
 * Statements of `body` (SQL or PL/pgSQL) that change whole tables, each from its verb on. Statements inside string
 * constants, which `execute` may run, are found as well; so is prose that reads like one.
 */
export function wholeTableChanges(body: string): string[] {
  const { tokens, strings } = tokenise(body);
  const found: string[] = [];
  tokens.forEach((token, index) => {
    if (!beginsChange(tokens, index)) return;
    const end = tokens.findIndex(
      (other, at) =>
        at > index &&
        (other.depth < token.depth || (other.text === ';' && other.depth <= token.depth)),
    );
    const statement = tokens.slice(index, end === -1 ? undefined : end);
    // A `where` of a subquery stands deeper and narrows nothing here.
    if (statement.some(({ text, depth }) => text === 'where' && depth === token.depth)) return;
    found.push(statement.map(({ text }) => text).join(' '));
  });
  return [...found, ...strings.flatMap(wholeTableChanges)];
}

/** Words before `update` that make it no statement: locks, triggers, upserts, policies, privileges. */
const notAStatement = new Set([
  'for',
  'key',
  'do',
  'or',
  'before',
  'after',
  'on',
  'of',
  ',',
  'grant',
  'all',
]);

function beginsChange(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.text;
  const next = tokens[index + 1]?.text ?? ';';
  const before = tokens[index - 1]?.text ?? ';';
  if (word === 'delete') return next === 'from';
  if (word !== 'update') return false;
  return !notAStatement.has(before) && /^["\w%]/.test(next);
}

const lexeme =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$([\s\S]*?)\$\1\$|[eE]?'((?:[^']|'')*)'|"(?:[^"]|"")*"|%?\w+|[^\s]/g;

function tokenise(body: string): { tokens: Token[]; strings: string[] } {
  const tokens: Token[] = [];
  const strings: string[] = [];
  let depth = 0;
  for (const match of body.matchAll(lexeme)) {
    const [text, , dollars, quoted] = match;
    if (text.startsWith('--') || text.startsWith('/*')) continue;
    if (dollars !== undefined || quoted !== undefined) {
      strings.push(dollars ?? (quoted ?? '').replaceAll("''", "'"));
      tokens.push({ text: "'…'", depth });
      continue;
    }
    // A bracket belongs to the depth outside, so that a statement in brackets ends before the closing one.
    if (text === ')') depth -= 1;
    tokens.push({ text: text.toLowerCase(), depth });
    if (text === '(') depth += 1;
  }
  return { tokens, strings };
}
