/** A page as the adapters get it: a parsed document and the address it was opened at. */
export function pageOf(html: string, url: string): { document: Document; location: Location } {
  const parsed = new DOMParser().parseFromString(
    `<!doctype html><html lang="en">${html}</html>`,
    'text/html',
  );
  return { document: parsed, location: locationOf(url) };
}

/** What the adapters read of a location; the environment's own cannot be set. */
function locationOf(address: string): Location {
  const { href, hostname, pathname, search, hash, origin, host, port, protocol } = new URL(address);
  return Object.assign(Object.create(null), {
    href,
    hostname,
    pathname,
    search,
    hash,
    origin,
    host,
    port,
    protocol,
  });
}
