import { Parser } from 'htmlparser2';
import type { SandboxSurface } from './mailbox.ts';

/**
 * What the real pages do to a mail's HTML before they show it: only harmless elements and attributes stay, remote
 * images are not fetched, and ids and classes get a prefix, so that mail cannot imitate the page.
 * Gmail prefixes `m_<number>` but keeps its own `gmail_*` classes; Outlook prefixes `x_`.
 */
export function cleanBody(html: string, surface: SandboxSurface): string {
  const prefix = surface === 'gmail' ? 'm_4821' : 'x_';
  let out = '';
  let dropping = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped.has(name)) dropping += 1;
      if (dropping > 0 || !allowed.has(name)) return;
      out += `<${name}${keptAttributes(attributes, prefix)}>`;
    },
    ontext(text) {
      if (dropping === 0) out += escapeHtml(text);
    },
    onclosetag(name) {
      if (dropping === 0 && allowed.has(name) && !voidElements.has(name)) out += `</${name}>`;
      if (dropped.has(name)) dropping -= 1;
    },
  });
  parser.end(html);
  return out;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The words of a mail, without markup, for the line under the subject in a list. */
export function snippetOf(html: string): string {
  let text = '';
  let dropping = 0;
  const parser = new Parser({
    onopentag(name) {
      if (dropped.has(name)) dropping += 1;
    },
    ontext(words) {
      if (dropping === 0) text += `${words} `;
    },
    onclosetag(name) {
      if (dropped.has(name)) dropping -= 1;
    },
  });
  parser.end(html);
  return text.replace(/\s+/g, ' ').trim().slice(0, 160);
}

const dropped = new Set([
  'script',
  'style',
  'head',
  'title',
  'iframe',
  'object',
  'form',
  'svg',
  'math',
  'template',
]);
const voidElements = new Set(['br', 'hr', 'img', 'wbr', 'col']);
const allowed = new Set(
  'a abbr address article aside b blockquote br caption center cite code col colgroup dd del div dl dt em font footer h1 h2 h3 h4 h5 h6 header hr i img ins li main ol p pre q s section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul wbr'.split(
    ' ',
  ),
);
const keptNames = new Set(
  'align alt bgcolor border cellpadding cellspacing cite color colspan data-smartmail dir face height href lang rowspan size style tabindex target title valign width'.split(
    ' ',
  ),
);

function keptAttributes(attributes: Readonly<Record<string, string>>, prefix: string): string {
  let out = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'id') out += ` id="${escapeHtml(prefix + value)}"`;
    else if (name === 'class') out += ` class="${escapeHtml(prefixedClasses(value, prefix))}"`;
    else if (name === 'href' && !/^(https?:|mailto:|tel:)/i.test(value.trim())) continue;
    // A style may fetch through url(): the page's own rewriting proxy is not imitated, so it goes.
    else if (name === 'style' && /url\s*\(|expression|position\s*:/i.test(value)) continue;
    else if (keptNames.has(name)) out += ` ${name}="${escapeHtml(value)}"`;
  }
  return out;
}

function prefixedClasses(value: string, prefix: string): string {
  return value
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => (prefix.startsWith('m_') && name.startsWith('gmail_') ? name : prefix + name))
    .join(' ');
}
