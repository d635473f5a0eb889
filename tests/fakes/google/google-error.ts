/** An error as Google's APIs write it: https://developers.google.com/gmail/api/guides/handle-errors */
export function googleError(code: number, reason: string, message: string): Response {
  return Response.json(
    { error: { code, message, errors: [{ domain: 'global', reason, message }] } },
    { status: code },
  );
}
