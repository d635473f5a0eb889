/**
 * Definer functions in `private` that signed-in members may execute. The schema is not exposed, so each is reached only
 * through the function of the API that calls it, or through a policy. A name is added here on purpose or not at all.
 */
export const callableDefiners = {
  /** Behind an RPC: know the caller in their first statement and refuse who is no member. */
  rpcs: [
    'remove_view',
    'save_view',
    'remember_match',
    'forget_match',
    'follow_thread',
    'transfer_customer',
    'simulate_pool_rules',
    'set_pool_rules',
    'set_collaborator',
    'save_assignment',
    'remove_assignment',
    'release_customer',
    'preview_assignment',
    'pool_customers',
    'claim_customer',
    'assign_customers',
    'verify_customer',
    'update_customer',
    'update_contact',
    'set_customer_tags',
    'set_customer_domains',
    'save_template',
    'save_opportunity',
    'save_contract',
    'reveal',
    'remove_template',
    'remove_tag',
    'page_locators',
    'opened_values',
    'move_opportunity',
    'masked_phones',
    'find_templates',
    'decide_approval',
    'change_status',
    'change_page_locators',
    'settings',
    'save_team',
    'revoke_invitation',
    'remove_team',
    'remove_member',
    'invite_member',
    'change_settings',
    'change_member',
    'acknowledge_delivery',
    'add_contact',
    'claim_deliveries',
    'complete_reminder',
    'create_customer',
    'digest_keys',
    'find_duplicates',
    'log_interaction',
    'match_people',
    'my_relation',
    'search_customers',
    'set_language',
    'snooze_reminder',
    'summary',
    'summary_rows',
    'undo_interaction',
    'visible_teams',
  ],
  /** Behind an RPC that asks for a login only, because there is no membership yet: begin with require_login. */
  logins: ['accept_invitation', 'create_organisation', 'my_organisations'],
  /** Of policies: say about the caller what the caller may know. */
  helpers: [
    'caller',
    'collaborating_customer_ids',
    'my_joined_follow_up_ids',
    'my_member_id',
    'my_org_id',
    'open_pool_ids',
    'my_role',
    'reads_all_customers',
    'require_caller',
    'visible_member_ids',
  ],
} as const;

/** Unique keys of a tenant's tables that hold across tenants, each with its reason. */
export const globalKeys = [
  // Whoever holds the link belongs to no tenant yet; 256 random bits tell nobody anything.
  'invitations_token_once',
  // No tenant is known before it is processed.
  'private.webhook_inbox_pkey',
  // Bookkeeping in the private schema, numbered for folding.
  'private.follow_up_deltas_pkey',
] as const;
