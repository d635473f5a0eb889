import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, figure } from './bench-figure.ts';
import { firstPaintFiles, gzipBytes } from './bundle-size.ts';

/** Sizes of a production build: what runs in every mail tab, and what the sidebar needs before it paints. */
export function measureBundle(extension: string): Figure[] {
  const loaders = ['gmail', 'outlook'].map((host) => {
    const bytes = statSync(join(extension, 'content-scripts', `${host}.js`)).size;
    return figure(`content script's loader, ${host}`, bytes, 'B', 15_000);
  });
  const bytes = gzipBytes(extension, firstPaintFiles(extension, 'sidebar.html'));
  return [...loaders, figure("sidebar's first paint, gzip with its CSS", bytes / 1000, 'kB', 250)];
}
