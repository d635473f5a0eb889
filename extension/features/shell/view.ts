/** What fills the sidebar below its header. */
export type View =
  | 'mail'
  | 'today'
  | 'find'
  | 'templates'
  | 'to_decide'
  | 'outbox'
  | 'sign_out'
  | 'keys';
