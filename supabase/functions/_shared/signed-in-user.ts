import * as z from 'zod/mini';
import type { FunctionDeps } from './function-deps.ts';

const user = z.object({ id: z.uuid() });

/** Whose bearer token a request carries, by the word of the project's own sign-in; null for nobody. */
export async function signedInUser(request: Request, deps: FunctionDeps): Promise<string | null> {
  const authorization = request.headers.get('authorization') ?? '';
  if (!/^Bearer .+/.test(authorization)) return null;
  const answer = await deps.fetch(`${deps.url}/auth/v1/user`, {
    headers: { authorization, apikey: deps.secretKey },
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    return null;
  }
  const parsed = user.safeParse(await answer.json());
  return parsed.success ? parsed.data.id : null;
}
