import type { FunctionDeps } from './function-deps.ts';

/** To be registered at the provider, letter by letter. */
export const callbackUrl = ({ url }: Pick<FunctionDeps, 'url'>): string =>
  `${url}/functions/v1/connect-callback`;
