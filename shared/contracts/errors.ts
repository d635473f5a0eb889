/**
 * The one catalogue of errors. `TB…` codes are SQLSTATEs raised by the database (see supabase/migrations);
 * `TC…` codes are raised by the client, where no database answered. A code is never reused for another meaning.
 * Text is chosen at the edge, from `shared/i18n/error-texts.ts`; nothing branches on a message.
 */
export const errorCatalogue = {
  TB001: { name: 'not_found', retryable: false },
  TB002: { name: 'not_allowed', retryable: false },
  TB003: { name: 'not_a_member', retryable: false },
  TB004: { name: 'invalid_value', retryable: false },
  TB005: { name: 'operation_reused', retryable: false },
  TB006: { name: 'required_field_missing', retryable: false },
  TB007: { name: 'too_many_at_once', retryable: false },
  TB008: { name: 'too_often', retryable: true },
  TB010: { name: 'next_step_missing', retryable: false },
  TB011: { name: 'next_step_in_the_past', retryable: false },
  TB012: { name: 'contact_in_the_future', retryable: false },
  TB013: { name: 'address_invalid', retryable: false },
  TB014: { name: 'phone_invalid', retryable: false },
  TB015: { name: 'domain_taken', retryable: false },
  TB016: { name: 'domain_shared', retryable: false },
  TB017: { name: 'duplicate_suspected', retryable: false },
  TB020: { name: 'belongs_to_colleague', retryable: false },
  TB021: { name: 'mail_automatic', retryable: false },
  TB022: { name: 'mail_internal', retryable: false },
  TB023: { name: 'undo_expired', retryable: false },
  TB024: { name: 'reminder_closed', retryable: false },
  TB025: { name: 'mail_excluded', retryable: false },
  TB030: { name: 'organisation_limit', retryable: false },
  TB031: { name: 'already_a_member', retryable: false },
  TB032: { name: 'invitation_invalid', retryable: false },
  TB033: { name: 'last_administrator', retryable: false },
  TB034: { name: 'no_manager_above', retryable: false },
  TB035: { name: 'key_missing', retryable: false },
  TB036: { name: 'team_below_itself', retryable: false },
  TB037: { name: 'team_in_use', retryable: false },
  TB038: { name: 'stage_in_use', retryable: false },
  TB040: { name: 'changed_meanwhile', retryable: false },
  TB041: { name: 'step_not_allowed', retryable: false },
  TB042: { name: 'contract_missing', retryable: false },
  TB043: { name: 'reason_missing', retryable: false },
  TB044: { name: 'decided_already', retryable: false },
  TB050: { name: 'template_field_unknown', retryable: false },
  TB051: { name: 'template_field_unclosed', retryable: false },
  TB060: { name: 'already_claimed', retryable: false },
  TB061: { name: 'claim_cap_reached', retryable: false },
  TB062: { name: 'owned_cap_reached', retryable: false },
  TB063: { name: 'cooling_down', retryable: false },
  TC001: { name: 'backend_unreachable', retryable: true },
  TC002: { name: 'wrong_password', retryable: false },
  TC003: { name: 'session_expired', retryable: false },
  TC004: { name: 'page_unreadable', retryable: false },
  TC005: { name: 'unexpected_answer', retryable: true },
  TC006: { name: 'extension_updated', retryable: false },
  TC007: { name: 'refused_sender', retryable: false },
  TC008: { name: 'too_many_attempts', retryable: true },
  TC009: { name: 'sender_unknown', retryable: false },
  TC010: { name: 'page_changed', retryable: true },
  TC011: { name: 'editor_closed', retryable: false },
  TC012: { name: 'text_not_inserted', retryable: true },
  TC020: { name: 'account_not_made', retryable: false },
  TC030: { name: 'kept_to_be_sent', retryable: false },
  TC031: { name: 'not_kept', retryable: true },
  TC032: { name: 'kept_too_long', retryable: false },
  TC040: { name: 'provider_not_set_up', retryable: false },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorCatalogue, value);

/** An error that a caller may act on. `field` names the payload field it concerns, in the payload's own spelling. */
export class CrmError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  /** Facts for the text (an owner's name, a limit, a number); never mail text, never a token. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    field: string | null = null,
    facts: Record<string, string | number> = {},
  ) {
    super(`${code} ${errorCatalogue[code].name}${field === null ? '' : ` (${field})`}`);
    this.name = 'CrmError';
    this.code = code;
    this.field = field;
    this.facts = facts;
  }
}
