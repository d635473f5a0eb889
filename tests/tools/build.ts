import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build as buildSite, type HtmlTagDescriptor } from 'vite';
import { build as buildExtension, zip } from 'wxt';
import { isLoopback } from '../../shared/api/backend-address.ts';
import { backendAddressFromEnvironment, backendIsUnset } from './backend-environment.ts';

/**
 * `npm run build [-- --browser chrome|edge|firefox] [--web] [--zip] [--out FOLDER]`: the extension for each browser as
 * `<out>/<browser>-mv3` and the site as `<out>/web`, for the backend that THREADBOOK_URL and THREADBOOK_KEY name.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string', multiple: true },
    web: { type: 'boolean' },
    zip: { type: 'boolean' },
    out: { type: 'string', default: '.output' },
  },
});
const everything = values.browser === undefined && values.web === undefined;
const browsers = values.browser ?? (everything ? ['chrome', 'edge', 'firefox'] : []);
const outDir = resolve(values.out);
const backend = backendAddressFromEnvironment(process.env);

if (backendIsUnset(process.env)) {
  console.error(
    `THREADBOOK_URL is not set: this build talks to ${backend.url}, which is nowhere. See README.md, "Build".`,
  );
}
if (values.zip && isLoopback(backend)) {
  console.error(
    `Not packed: ${backend.url} is this machine. Name the production backend in THREADBOOK_URL.`,
  );
  process.exit(1);
}
for (const browser of browsers) {
  const config = { browser, manifestVersion: 3, outDir, mode: 'production' } as const;
  if (values.zip) await zip(config);
  else await buildExtension(config);
}
if (everything || values.web) {
  await buildSite({
    root: 'extension/web',
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), { name: 'site-policy', transformIndexHtml: () => [sitePolicy()] }],
    define: {
      __THREADBOOK_URL__: JSON.stringify(backend.url),
      __THREADBOOK_KEY__: JSON.stringify(backend.publishableKey),
    },
    build: {
      outDir: resolve(outDir, 'web'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      // React, Mantine and the database client are needed before anything is shown; charts and lists come lazily.
      chunkSizeWarningLimit: 700,
    },
  });
}

/** The site's content security policy: its own scripts, its own backend, nothing else. Framing is the host's header. */
function sitePolicy(): HtmlTagDescriptor {
  const content = [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its theme and component variables into style elements and attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${backend.url}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const attrs = { 'http-equiv': 'content-security-policy', content };
  return { tag: 'meta', attrs, injectTo: 'head-prepend' };
}
