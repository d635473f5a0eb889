/** An error as Graph writes it: https://learn.microsoft.com/en-us/graph/errors */
export function graphError(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const innerError = { date: '2026-11-23T08:00:00', 'request-id': 'of-the-fake' };
  return Response.json({ error: { code, message: code, innerError } }, { status, headers });
}
