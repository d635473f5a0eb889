import type { LineMark } from './text-lines.ts';

/** What an element is in the language of mail programs. `quote` adds a level; `history` runs to the end of the mail. */
export type QuoteRole = LineMark | 'quote';

/** Class names by which mail programs mark what they put in. Source: their own output, mail by mail. */
const roleOfClass: ReadonlyMap<string, QuoteRole> = new Map([
  ['gmail_attr', 'attribution'],
  ['moz-cite-prefix', 'attribution'],
  ['moz-email-headers-table', 'history'],
  ['moz-forward-container', 'history'],
  ['moz-signature', 'signature'],
  ['gmail_signature', 'signature'],
  ['gmail_signature_prefix', 'signature'],
  ['yahoo_quoted', 'history'],
  ['protonmail_quote', 'quoted'],
  ['protonmail_signature_block', 'signature'],
  ['zmail_extra', 'quoted'],
  ['tutanota_quote', 'quoted'],
  ['OutlookMessageHeader', 'history'],
  ['apple-mail-signature', 'signature'],
  ['AppleMailSignature', 'signature'],
  ['mailru-blockquote', 'quoted'],
  ['WM_FoxmailQuote', 'quoted'],
  ['foxmail_signature', 'signature'],
  ['elided-text', 'quoted'],
]);

/** Ids of the same kind. OWA and new Outlook put `x_` before what stood in an older mail. */
const roleOfId: ReadonlyMap<string, QuoteRole> = new Map([
  ['appendonsend', 'history'],
  ['divRplyFwdMsg', 'history'],
  ['mail-editor-reference-message-container', 'history'],
  ['replySplit', 'history'],
  ['OLK_SRC_BODY_SECTION', 'history'],
  ['isReplyContent', 'quoted'],
  ['isForwardContent', 'history'],
  ['ms-outlook-mobile-signature', 'signature'],
  ['Signature', 'signature'],
  ['signature', 'signature'],
  ['composer_signature', 'signature'],
  ['mail_signature', 'signature'],
  ['AppleMailSignature', 'signature'],
  ['foxmailSign', 'signature'],
]);

/** Role of an element, or null. Attribute names are lower case. */
export function quoteRoleOf(
  name: string,
  attributes: ReadonlyMap<string, string>,
): QuoteRole | null {
  if (attributes.size === 0) return name === 'blockquote' ? 'indented' : null;
  const id = attributes.get('id');
  const byId = id === undefined ? undefined : roleOfId.get(id);
  if (byId !== undefined) return byId;
  for (const word of (attributes.get('class') ?? '').split(/\s+/)) {
    const role = roleOfClass.get(word);
    if (role !== undefined) return role;
    if (word === 'gmail_quote' && name === 'blockquote') return 'quote';
  }
  if (name === 'includetail') return 'quoted';
  if (name === 'blockquote') return isCitation(attributes) ? 'quote' : 'indented';
  return null;
}

/** Indentation made with a blockquote has neither a citation's type nor a line at its left. */
function isCitation(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.get('type')?.toLowerCase() === 'cite' || attributes.has('cite')) return true;
  const style = (attributes.get('style') ?? '').toLowerCase();
  return /border-left(?:-width|-style)?:(?! {0,3}(?:none|0))/.test(style);
}
