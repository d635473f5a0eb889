import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, figure } from './bench-figure.ts';
import { firstPaintFiles, gzipBytes } from './bundle-size.ts';

/** Sizes of a production build: what runs in every mail tab, and what the sidebar needs before it paints. */
export function measureBundle(extension: string): Figure[] {
  const folder = join(extension, 'content-scripts');
  const loaders = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const bytes = statSync(join(folder, file)).size;
      return figure(`content script's loader, ${file.slice(0, -3)}`, bytes, 'B', 15_000);
    });
  const bytes = gzipBytes(extension, firstPaintFiles(extension, 'sidebar.html'));
  return [...loaders, figure("sidebar's first paint, gzip with its CSS", bytes / 1000, 'kB', 250)];
}
