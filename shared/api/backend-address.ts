import * as z from 'zod/mini';

export interface BackendAddress {
  /** Origin without a trailing slash. */
  readonly url: string;
  /** The publishable key: names the project, grants nothing by itself. */
  readonly publishableKey: string;
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether this is a backend on the developer's own machine. Such a build is never published. */
export function isLoopback(address: Pick<BackendAddress, 'url'>): boolean {
  return loopback.includes(new URL(address.url).hostname);
}

const url = z.string().check(
  z.refine((value) => {
    const parsed = URL.parse(value);
    if (parsed === null || parsed.pathname !== '/' || parsed.search !== '') return false;
    if (parsed.username !== '' || parsed.hash !== '') return false;
    return parsed.protocol === 'https:' || loopback.includes(parsed.hostname);
  }, 'THREADBOOK_URL must be an https origin without a path, such as https://abc.supabase.co'),
);

// A secret key in a bundle would open the whole database to whoever unpacks it, so it is refused before it gets there.
const publishableKey = z.string().check(
  z.minLength(1),
  z.refine(
    (value) => !value.startsWith('sb_secret_') && !carriesServiceRole(value),
    'THREADBOOK_KEY must be the publishable key, never a secret or service_role key',
  ),
);

/** Old projects have JWTs for keys; their role is readable in the payload. */
function carriesServiceRole(key: string): boolean {
  const payload = key.split('.')[1];
  if (payload === undefined) return false;
  try {
    return atob(payload.replaceAll('-', '+').replaceAll('_', '/')).includes('service_role');
  } catch {
    return false;
  }
}

/** @throws ZodError that says which of the two is wrong and what to write instead. */
export function parseBackendAddress(raw: {
  url: unknown;
  publishableKey: unknown;
}): BackendAddress {
  const parsed = z.parse(z.object({ url, publishableKey }), raw);
  return { url: new URL(parsed.url).origin, publishableKey: parsed.publishableKey };
}
