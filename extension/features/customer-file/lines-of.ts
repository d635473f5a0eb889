/** What was typed as a list: one a line, or with the marks that people put between. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n,;，；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
