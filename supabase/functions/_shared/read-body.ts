import type * as z from 'zod/mini';

/** What members send to functions is a few ids. */
const MOST_BYTES = 10_000;

/**
 * The body of a request, or the answer that refuses it: 413 for a long one, 400 for one that is not as expected. Told apart by a
 * field, since `instanceof Response` is not true of every answer where a server has put its own in place.
 */
export async function readBody<T extends z.ZodMiniType>(
  request: Request,
  contract: T,
  mostBytes = MOST_BYTES,
): Promise<{ readonly data: z.infer<T>; readonly refused: null } | { readonly refused: Response }> {
  const text = await textOf(request, mostBytes);
  if (text === null) return refuse('body_too_long', 413);
  const parsed = contract.safeParse(jsonOf(text));
  if (!parsed.success) return refuse('invalid_request', 400);
  return { data: parsed.data, refused: null };
}

const refuse = (error: string, status: number) => ({
  refused: Response.json({ error }, { status }),
});

/** null for more than is taken; what comes after that is not read, whatever length was announced. */
async function textOf(request: Request, mostBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.byteLength;
  }
  return new TextDecoder().decode(bytes);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
