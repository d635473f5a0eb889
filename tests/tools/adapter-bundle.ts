import { build } from 'vite';

/**
 * The adapter as one script, as a build makes it: `threadbookAdapter.readPage(document, location)` and what else the
 * entry exports. Nothing is printed: whoever bundles may be writing JSON on stdout.
 */
export async function bundleAdapter(entry = 'extension/inbox/read-page.ts'): Promise<string> {
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
