import { escapeHtml } from './clean-body.ts';
import type { PageBodies } from './page-data.ts';

/** One HTML document: data as JSON, bodies as templates, one module script. `nonce` satisfies the page's own policy. */
export function pageShell(options: {
  readonly title: string;
  readonly css: string;
  readonly script: string;
  readonly nonce: string;
  readonly page: PageBodies;
}): string {
  const { title, css, script, nonce, page } = options;
  // In a script element only `</script` and `<!--` end or change the text; no `<` at all is simpler.
  const json = JSON.stringify(page.data).replaceAll('<', '\\u003c');
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
<script type="application/json" id="sandbox-data">${json}</script>
${templates.join('\n')}
<script type="module" nonce="${nonce}" src="/sandbox-files/${script}"></script>
</body>
</html>`;
}
