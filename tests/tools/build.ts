import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { build as buildSite } from 'vite';
import { build as buildExtension, zip } from 'wxt';
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
    plugins: [react()],
    define: {
      __THREADBOOK_URL__: JSON.stringify(backend.url),
      __THREADBOOK_KEY__: JSON.stringify(backend.publishableKey),
    },
    build: {
      outDir: resolve(outDir, 'web'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
    },
  });
}
