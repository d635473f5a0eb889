/**
 * Cure: the library's answers to preflights leave out our own header, and what we answer ourselves has none.
 * Any origin may ask, chrome-extension:// included, as on hosted: what protects the data is the caller's token.
 */
const always = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'content-range, content-location, preference-applied, x-total-count, x-sb-error-code',
};

export const isPreflight = (request: Request): boolean =>
  request.method === 'OPTIONS' && request.headers.has('access-control-request-method');

export function answerPreflight(request: Request): Response {
  const asked = request.headers.get('access-control-request-headers');
  return new Response(null, {
    status: 204,
    headers: {
      ...always,
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers':
        asked ?? 'authorization, apikey, content-type, x-client-info, x-threadbook-org',
      'access-control-max-age': '86400',
      vary: 'access-control-request-headers',
    },
  });
}

export function allowAnyOrigin(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}
