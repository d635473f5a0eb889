import {
  FunctionsFetchError,
  FunctionsHttpError,
  type SupabaseClient,
} from '@supabase/supabase-js';
import type * as z from 'zod/mini';
import { CrmError, type ErrorCode, isErrorCode } from '../contracts/errors.ts';
import { functionRefusal } from '../contracts/mailbox-consent.ts';

/** What the functions' own words mean; what the database refused has its code. */
const codeOfWord: Readonly<Record<string, ErrorCode>> = {
  not_signed_in: 'TC003',
  provider_not_set_up: 'TC040',
};

/** Calls an edge function in the name of whoever is signed in and parses its answer. @throws CrmError and nothing else */
export async function callFunction<T extends z.ZodMiniType>(
  client: SupabaseClient,
  name: string,
  body: Readonly<Record<string, string | null>>,
  contract: T,
): Promise<z.infer<T>> {
  const { data, error } = await client.functions.invoke<unknown>(name, { method: 'POST', body });
  if (error instanceof FunctionsHttpError) throw await refusalOf(error.context);
  // Neither sent nor heard of.
  if (error instanceof FunctionsFetchError) throw new CrmError('TC001');
  const parsed = contract.safeParse(data);
  if (error !== null || !parsed.success) throw new CrmError('TC005');
  return parsed.data;
}

async function refusalOf(answer: Response): Promise<CrmError> {
  if (answer.status === 502 || answer.status === 503 || answer.status === 504)
    return new CrmError('TC001');
  const said = functionRefusal.safeParse(await answer.json().catch(() => null));
  if (!said.success) return new CrmError(answer.status === 401 ? 'TC003' : 'TC005');
  const { error, code } = said.data;
  return new CrmError(
    code !== undefined && isErrorCode(code) ? code : (codeOfWord[error] ?? 'TC005'),
  );
}
