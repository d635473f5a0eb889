import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { build } from 'vite';

/**
 * The adapter as one script, as a build makes it: `threadbookAdapter.readPage(document, location)` and what else the
 * entry exports. Nothing is printed: whoever bundles may be writing JSON on stdout.
 */
export async function bundleAdapter(entry = 'extension/inbox/read-page.ts'): Promise<string> {
  await prepareSettings();
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    // Nothing of `public/` is wanted, and no folder is written.
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'threadbookAdapter' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The adapter could not be bundled.');
  return chunk.code;
}

/** The compiler's settings, which a fresh clone has not: whatever bundles looks for them. */
async function prepareSettings(): Promise<void> {
  if (existsSync('.wxt/tsconfig.json')) return;
  await promisify(execFile)('node_modules/.bin/wxt', ['prepare']);
}
