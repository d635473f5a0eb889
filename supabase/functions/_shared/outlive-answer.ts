import * as z from 'zod/mini';

type WaitUntil = { waitUntil: (work: Promise<void>) => void };

const hosted = z.object({
  EdgeRuntime: z.custom<WaitUntil>(
    (value) => typeof value === 'object' && value !== null && 'waitUntil' in value,
  ),
});

/**
 * Hosted ends an invocation with its answer unless it is told of work that goes on:
 * https://supabase.com/docs/guides/functions/background-tasks. Plain Deno lets it go on by itself.
 */
export function outliveAnswer(work: Promise<void>): void {
  const runtime = hosted.safeParse(globalThis);
  if (runtime.success) runtime.data.EdgeRuntime.waitUntil(work);
}
