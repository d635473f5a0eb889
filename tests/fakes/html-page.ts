/** Text within HTML, attributes included. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page of a fake for a person's eyes; `body` is HTML. Nothing on it runs. */
export function htmlPage(title: string, body: string): Response {
  const style =
    'body{font:15px/1.5 system-ui;max-width:34em;margin:3em auto;padding:0 1em}' +
    'label{display:block;margin:.8em 0}input,select,textarea{font:inherit;width:100%;box-sizing:border-box}' +
    'button{font:inherit;padding:.4em 1.2em;margin-right:.6em}';
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${escaped(title)}</title><style>${style}</style><body><h1>${escaped(title)}</h1>${body}</body></html>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
