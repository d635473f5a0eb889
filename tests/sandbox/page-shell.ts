import { escapeHtml } from './clean-body.ts';
import type { SandboxLanguage } from './mailbox.ts';

/** One HTML document: data as JSON, bodies as templates, module scripts. `nonce` satisfies the page's own policy. */
export function pageShell(options: {
  readonly title: string;
  readonly css: string;
  readonly scripts: readonly string[];
  readonly nonce: string;
  readonly page: {
    readonly data: { readonly language: SandboxLanguage };
    /** template id → clean HTML */
    readonly bodies: ReadonlyMap<string, string>;
  };
  /** What another module of the same document shows. */
  readonly calendar?: object;
}): string {
  const { title, css, scripts, nonce, page, calendar = null } = options;
  const more =
    calendar === null
      ? ''
      : `\n<script type="application/json" id="sandbox-calendar">${json(calendar)}</script>`;
  const templates = Array.from(
    page.bodies,
    ([id, html]) => `<template id="${id}">${html}</template>`,
  );
  return `<!doctype html>
<html lang="${page.data.language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
<script type="application/json" id="sandbox-data">${json(page.data)}</script>${more}
${templates.join('\n')}
${scripts.map((script) => `<script type="module" nonce="${nonce}" src="/sandbox-files/${script}"></script>`).join('\n')}
</body>
</html>`;
}

/** In a script element only `</script` and `<!--` end or change the text; no `<` at all is simpler. */
const json = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c');
