import { type BackendAddress, parseBackendAddress } from '../../shared/api/backend-address.ts';

/** Where a build talks to when nobody says otherwise: a name that resolves nowhere, so that no data leaves by mistake. */
const nowhere = {
  url: 'https://backend.threadbook.example',
  publishableKey: 'sb_publishable_unset',
};

/** @throws ZodError when THREADBOOK_URL or THREADBOOK_KEY cannot be used in a build. */
export function backendAddressFromEnvironment(env: {
  readonly [name: string]: string | undefined;
}): BackendAddress {
  return parseBackendAddress({
    url: env.THREADBOOK_URL ?? nowhere.url,
    publishableKey: env.THREADBOOK_KEY ?? nowhere.publishableKey,
  });
}

export const backendIsUnset = (env: { readonly [name: string]: string | undefined }): boolean =>
  env.THREADBOOK_URL === undefined;
