-- An invitation is good for seven days, to the second; a newer one takes the older one's place at once.
select plan(12);

create temporary table org as select organisation('America/New_York') as id;
select member(org.id, 'grace@frozen.example', 'admin') from org;
select login('newcomer@frozen.example'), login('second@frozen.example');

create function tests.invite(who text) returns jsonb language sql as $$
  select tests.call('grace@frozen.example', 'invite_member', jsonb_build_object('email', who, 'role', 'rep', 'team_id', null))
$$;
create function tests.accept(who text, token text) returns text language sql as $$
  select tests.refusal(who, 'accept_invitation', jsonb_build_object('token', token, 'name', 'New', 'language', 'en'))
$$;

-- Over the night in which an hour is missing: seven days by the clock of the machine, 168 hours.
select at(wall('2026-03-05 12:00', 'America/New_York'));
create temporary table link as select invite('newcomer@frozen.example') as it;
select is(
  (it ->> 'expires_at')::timestamptz, '2026-03-12 17:00Z'::timestamptz, 'the answer says until when'
) from link;
select at('2026-03-12 17:00Z');
select is(accept('newcomer@frozen.example', it ->> 'token'), 'TB032 token', 'at seven days it opens nothing') from link;
select at('2026-03-12 16:59:59Z');
select is(accept('second@frozen.example', it ->> 'token'), 'TB032 token', 'it is for the invited address alone') from link;
savepoint not_yet;
select is(accept('newcomer@frozen.example', it ->> 'token'), 'ok', 'a second before it lets the invited one in') from link;
select at('2027-03-12 17:00Z');
select is(
  accept('newcomer@frozen.example', it ->> 'token'), 'ok', 'whose answer was lost is answered again, a year later too'
) from link;
rollback to not_yet;

-- The list of open ones.
create function tests.open_invitations() returns int language sql as $$
  select count(*)::int from jsonb_path_query(
    tests.call('grace@frozen.example', 'invitations'), '$[*] ? (@.email == "newcomer@frozen.example")'
  )
$$;
select is(open_invitations(), 1, 'an administrator sees it while it is open');
select at('2026-03-12 17:00Z');
select is(open_invitations(), 0, 'and not when it has expired');

-- Invited again.
create temporary table newer as select invite('newcomer@frozen.example') as it;
select at('2026-03-13 17:00Z');
create temporary table newest as select invite('newcomer@frozen.example') as it;
select is(accept('newcomer@frozen.example', it ->> 'token'), 'TB032 token', 'the older link is worthless at once') from newer;
select is(open_invitations(), 1, 'one link is open, not two');

-- Taken back.
select is(
  refusal('grace@frozen.example', 'revoke_invitation', jsonb_build_object('invitation_id', it ->> 'invitation_id')), 'ok',
  'an administrator takes the newest back'
) from newest;
select is(accept('newcomer@frozen.example', it ->> 'token'), 'TB032 token', 'and it opens nothing in the same second') from newest;
select is(open_invitations(), 0, 'none is left');
select * from finish();
