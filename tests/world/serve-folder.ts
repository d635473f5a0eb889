import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const compressed = promisify(gzip);

/**
 * Serves a built site on 127.0.0.1, as any static host would: packed, and a path without a file is the site's index, whose own
 * router then reads the address.
 */
export async function serveFolder(
  folder: string,
  port: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const wanted = join(folder, path.endsWith(sep) ? 'index.html' : path);
    const file = extname(wanted) === '' ? join(folder, 'index.html') : wanted;
    try {
      const body = await readFile(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      const packed =
        /gzip/.test(String(request.headers['accept-encoding'])) && !/^(font|image)/.test(type);
      response.writeHead(200, {
        'content-type': type,
        'cache-control': 'no-store',
        ...(packed ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(packed ? await compressed(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
