import { inFunction, type Mutation } from './mutation.ts';

const masks = 'supabase/tests/security-pool-masks.test.ts';
const membership = 'supabase/tests/security-membership.test.ts';
const caps = 'supabase/tests/security-caps.test.ts';
const values = 'supabase/tests/security-values.test.ts';
const texts = 'supabase/tests/security-private-texts.test.ts';
const badInput = 'supabase/tests/bad-input.test.ts';

/** Guards that somebody would look for a way round: masks of the pool, caps, invitations, locks, the form of payloads. */
export const securityMutations: readonly Mutation[] = [
  {
    name: 'people in the pool are read after the claim',
    sql: `drop policy contacts_read on public.contacts;
      create policy contacts_read on public.contacts for select to authenticated using (
        org_id = (select private.my_org_id()) and exists (
          select from public.customers as c where c.org_id = contacts.org_id and c.id = contacts.customer_id
        )
      );`,
    file: masks,
    test: 'a customer in the pool keeps its contacts from those who did not claim it',
  },
  {
    name: 'matching names nobody of the pool',
    sql: inFunction(
      'private.match_people(jsonb)',
      "'contact_name', case when k.is_open then k.contact_name end",
      "'contact_name', k.contact_name",
    ),
    file: masks,
    test: 'a customer in the pool tells those who did not claim it no name, address, number or word',
  },
  {
    name: 'search leads nobody to the pool by people',
    // Asked before the cut and once more of what is left.
    sql: [
      inFunction(
        'private.search_customers(jsonb)',
        'and (c.id = any ($15) or private.is_open_of($2, r.relation, c.owner_id))',
        '',
      ),
      inFunction(
        'private.customers_of_text(private.caller, private.sight, text)',
        'c.owner_id = any (seer.visible_ids)',
        'true',
      ),
    ].join('\n'),
    file: masks,
    test: 'a customer in the pool is found by its own name only',
  },
  {
    name: 'free texts of a customer have no grant',
    sql: 'grant select on public.customers to authenticated',
    file: masks,
    test: 'the free texts of a file cannot be read from the table, only through the file',
  },
  {
    name: 'what is not approved is not claimed',
    sql: inFunction(
      'private.claim_customer(jsonb)',
      "and r.can_claim and customer.approval = 'approved'",
      'and r.can_claim',
    ),
    file: masks,
    test: 'before approval a customer without an owner is in nobody’s list and claimed by nobody',
  },
  {
    name: 'a search by phone is counted before it is answered',
    sql: inFunction(
      'private.customers_of_text(private.caller, private.sight, text)',
      "perform private.count_call(me, 'phone_search', 60);",
      '',
    ),
    file: 'supabase/tests/search.test.ts',
    test: 'a search by phone without the right to see it is counted and leaves a line',
  },
  {
    name: 'no address is not the invited address',
    sql: inFunction(
      'private.accept_invitation(jsonb)',
      'invitation.email is distinct from private.normal_address(login.email)',
      'invitation.email <> private.normal_address(login.email)',
    ),
    file: membership,
    test: 'an invitation that went astray is not opened by a login whose address is in no normal form',
  },
  {
    name: 'an invitation needs a confirmed address',
    sql: inFunction('private.accept_invitation(jsonb)', 'or login.email_confirmed_at is null', ''),
    file: membership,
    test: 'an invitation is not opened by a login that has not confirmed its address',
  },
  {
    name: 'an invitation changes no member',
    sql: inFunction(
      'private.accept_invitation(jsonb)',
      "if member.status = 'active' then",
      'if false then',
    ),
    file: membership,
    test: 'an invitation changes nobody who is a member already',
  },
  {
    name: 'invitations end with whoever sent them',
    sql: inFunction(
      'private.remove_member(jsonb)',
      'perform private.close_invitations(me.org_id, member.id, member.email);',
      '',
    ),
    file: membership,
    test: 'an invitation that an administrator sent before leaving or being demoted opens nothing',
  },
  {
    name: 'who is being removed creates nothing',
    sql: inFunction('private.create_customer(jsonb)', 'perform private.require_room(me);', ''),
    file: membership,
    test: 'a member who is removed while creating a customer leaves no customer behind',
  },
  {
    name: 'who is being removed becomes no collaborator',
    sql: inFunction(
      'private.set_collaborator(jsonb)',
      "and m.id = member.id and m.status = 'active' for share",
      'and m.id = member.id',
    ),
    file: membership,
    test: 'a member who is removed while creating a customer is not made a collaborator',
  },
  {
    name: 'a moved team brings its levels along',
    sql: inFunction('private.save_team(jsonb)', 'depth + height > 20', 'depth > 20'),
    file: membership,
    test: 'teams are never more than twenty deep',
  },
  {
    name: 'whoever handed a customer on waits as well',
    sql: inFunction(
      'private.waits_until(public.pool_rules, uuid, uuid)',
      "e.kind <> 'merged'",
      "e.kind in ('released', 'recycled')",
    ),
    file: caps,
    test: 'the cool-down is not escaped by handing the customer to a colleague who releases it',
  },
  {
    name: 'nobody assigns to themselves what they have to wait for',
    sql: inFunction(
      'private.plan_assignment(private.caller, jsonb, uuid)',
      'when me.member_id = any (holders) and',
      'when false and',
    ),
    file: caps,
    test: 'the cool-down is not escaped by a manager who assigns to themselves',
  },
  {
    name: 'assigning to oneself is claiming',
    sql: inFunction(
      'private.plan_assignment(private.caller, jsonb, uuid)',
      'least(h.room_owned, h.room_today)',
      'h.room_owned',
    ),
    file: caps,
    test: 'claims a day count what a manager assigns to themselves',
  },
  {
    name: 'a manager inherits within the cap',
    sql: inFunction(
      'private.remove_member(jsonb)',
      'where heir is not null and r.org_id',
      'where false and r.org_id',
    ),
    file: caps,
    test: 'the cap of what one owns holds when somebody leaves their customers to a manager',
  },
  {
    name: 'the cap holds for new customers',
    sql: inFunction(
      'private.require_room(private.caller)',
      'elsif private.room_of(rules, me.member_id) = 0 then',
      'elsif false then',
    ),
    file: caps,
    test: 'the cap of what one owns holds for new customers, also for ten at once',
  },
  {
    name: 'the clock waits for nobody',
    sql: inFunction(
      'private.recycle_customers(public.pool_rules, timestamptz, integer)',
      'for no key update skip locked',
      'for no key update',
    ),
    file: caps,
    test: 'locks the clock leaves alone what somebody is releasing',
  },
  {
    name: 'a remembered match of a colleague stays',
    sql: inFunction(
      'private.remember_match(jsonb)',
      "perform private.require_workable_customer(me, other, 'value');",
      'null;',
    ),
    file: values,
    test: 'a remembered match of a colleague’s customer is not turned over to one’s own',
  },
  {
    name: 'an amount that is not shown is not emptied',
    sql: inFunction('private.save_contract(jsonb)', 'sealed := known.amount_sealed;', 'null;'),
    file: values,
    test: 'an amount that a collaborator is not shown survives their edit of the contract',
  },
  {
    name: 'plans stay out of the log',
    sql: `drop trigger audit_insert on public.reminders;
      drop trigger audit_update on public.reminders;
      drop trigger audit_delete on public.reminders;
      select private.audit_table('public.reminders', 'plan', 'stage');`,
    file: values,
    test: 'what one writes for oneself the plan of a private follow-up is in no log',
  },
  {
    name: 'a batch takes no more locks than its mails may have',
    sql: inFunction(
      'private.lock_mail_keys(private.caller, jsonb[])',
      '$.keys[0 to 3].value',
      '$.keys[*].value',
    ),
    file: values,
    test: 'what is sent in bulk a batch with thirty thousand keys',
  },
  {
    name: 'numbers are of bearable length',
    sql: inFunction(
      'private.require_object(jsonb)',
      'elsif jsonb_path_exists(',
      'elsif false and jsonb_path_exists(',
    ),
    file: values,
    test: 'what is sent in bulk numbers that are short to send and endless to write out are refused',
  },
  {
    name: 'a list within a list is no text',
    sql: inFunction('private.read_texts(jsonb, text, integer, text)', 'strict $[*]', '$[*]'),
    file: values,
    test: 'what is sent in bulk a list within a list is not taken for a text',
  },
  {
    name: 'what would be taken away is said',
    sql: inFunction('private.require_flag(jsonb, text)', 'is null then', 'is null and false then'),
    file: badInput,
    test: 'decideApproval refuses what is required and null',
  },
  {
    name: 'choices are read exactly',
    sql: inFunction(
      'private.read_exact(jsonb, text, integer, boolean)',
      'if read <>',
      'if false and read <>',
    ),
    file: badInput,
    test: 'setLanguage refuses each wrong value with a code and the field it concerns',
  },
  {
    name: 'a clipped reading opens no closed text',
    sql: inFunction(
      'private.mails_of_soft_key(private.caller, jsonb)',
      'or not private.reads_text_of(me, m.id)',
      '',
    ),
    file: texts,
    test: 'the text of a mail that is shown by its subject only is not read by logging a few words',
  },
  {
    name: 'saying that two mails are one opens no text',
    sql: inFunction(
      'private.decide_same_mail(jsonb)',
      'if not private.reads_text_of(me, other) and exists (',
      'if false and exists (',
    ),
    file: texts,
    test: 'the text of a private mail is not read by a manager who says that an own mail is the same',
  },
];
