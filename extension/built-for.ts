import { type BackendAddress, parseBackendAddress } from '../shared/api/backend-address.ts';

declare const __THREADBOOK_URL__: string;
declare const __THREADBOOK_KEY__: string;

/** The backend that this build was made for. @throws ZodError when the build was given none that can be used */
export function backendOfThisBuild(): BackendAddress {
  return parseBackendAddress({ url: __THREADBOOK_URL__, publishableKey: __THREADBOOK_KEY__ });
}
