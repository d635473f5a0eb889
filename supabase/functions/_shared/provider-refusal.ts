import * as z from 'zod/mini';

/** What a refused call means to whoever goes on with it later. */
export type RefusalKind =
  /** The consent is gone: only the member can help. */
  | 'reconnect'
  /** The access token ran out: a new one, and again. */
  | 'token_expired'
  | 'too_fast'
  /** A cursor too old, or a message that is gone. */
  | 'gone'
  | 'not_allowed'
  | 'unavailable';

const providerError = z.object({
  error: z.union([
    z.string(),
    z.object({
      /** Google's is a number, Microsoft Graph's a word. */
      code: z.optional(z.union([z.string(), z.number()])),
      errors: z.optional(z.array(z.object({ reason: z.optional(z.string()) }))),
      status: z.optional(z.string()),
    }),
  ]),
});

/** Gmail tells a quota by 403 as well: https://developers.google.com/workspace/gmail/api/guides/handle-errors */
const quotaReasons = /rateLimitExceeded|quotaExceeded|dailyLimitExceeded|RESOURCE_EXHAUSTED/i;
/** Graph tells by other statuses than 410, too, that a cursor is too old: https://learn.microsoft.com/en-us/graph/delta-query-overview */
const forgotten = /^(?:syncState(?:NotFound|Invalid)|resyncRequired)$/i;
/** Of RFC 6749 and OpenID Connect: the member has to be asked again. */
const needsMember = new Set(['invalid_grant', 'interaction_required', 'consent_required']);
const LONGEST_WAIT_SECONDS = 3600;

/** A provider's no. Holds no text of the provider: it quotes addresses and, in some libraries, the request with its token. */
export class ProviderRefusal extends Error {
  readonly kind: RefusalKind;
  /** Seconds that the provider asked to wait; null where it named none. */
  readonly waitSeconds: number | null;

  constructor(kind: RefusalKind, waitSeconds: number | null = null) {
    super(`the provider refused: ${kind}`);
    this.name = 'ProviderRefusal';
    this.kind = kind;
    this.waitSeconds = waitSeconds;
  }

  static async of(answer: Response): Promise<ProviderRefusal> {
    const wait = waitOf(answer.headers.get('retry-after'));
    const body = providerError.safeParse(await answer.json().catch(() => null));
    const said = body.success ? body.data.error : '';
    if (typeof said === 'string' && needsMember.has(said)) return new ProviderRefusal('reconnect');
    if (typeof said === 'object' && forgotten.test(String(said.code)))
      return new ProviderRefusal('gone');
    const reasons =
      typeof said === 'string'
        ? said
        : [said.status, ...(said.errors ?? []).map(({ reason }) => reason)].join(' ');
    const { status } = answer;
    if (status === 429 || (status === 403 && quotaReasons.test(reasons)))
      return new ProviderRefusal('too_fast', wait);
    if (status === 401) return new ProviderRefusal('token_expired');
    if (status === 404 || status === 410) return new ProviderRefusal('gone');
    if (status >= 500 || status === 408) return new ProviderRefusal('unavailable', wait);
    return new ProviderRefusal('not_allowed');
  }
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS);
}
