import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds the gallery as the extension is built: production code, split in chunks. @returns the folder to serve */
export async function buildGallery(): Promise<string> {
  const outDir = fileURLToPath(new URL('../../.output/gallery-site', import.meta.url));
  await build({
    root: here,
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  return outDir;
}
