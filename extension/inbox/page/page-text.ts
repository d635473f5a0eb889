/** Text as shown, white space folded, invisible marks removed; null when nothing is left. */
export function textOf(element: Element | null): string | null {
  return cleanText(element?.textContent ?? null);
}

export function attributeOf(element: Element | null, name: string): string | null {
  return cleanText(element?.getAttribute(name) ?? null);
}

/** Direction marks and zero-width characters come with dates and names, and belong to neither. */
export function cleanText(text: string | null): string | null {
  const clean = (text ?? '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
}

const address = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+\.[^\s<>()[\]",;:]+/;

/** The first mail address in a text, lower case; null when there is none. */
export function addressIn(text: string | null): string | null {
  return address.exec(text ?? '')?.[0].toLowerCase() ?? null;
}

/** Longest body that is handed on; what is longer is cut and said to be incomplete. */
const longestHtml = 512_000;

export function bodyHtml(element: Element): { html: string; cut: boolean } {
  const html = element.innerHTML;
  return { html: html.slice(0, longestHtml), cut: html.length > longestHtml };
}
