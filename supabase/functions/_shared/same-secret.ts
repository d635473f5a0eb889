/** Compares digests, so that the time taken says nothing about how much of a guess was right. */
export async function sameSecret(given: string | null, expected: string): Promise<boolean> {
  const [left, right] = await Promise.all([digest(given ?? ''), digest(expected)]);
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
