-- Hearing of new mail: what a provider tells of a connected mailbox is a hint and no more. What it sets off is the look that
-- would come by itself; a mailbox whose hints are all lost is read as well.

create table private.mail_subscriptions (
  org_id uuid not null,
  connection_id uuid not null,
  -- Microsoft's name for it; Google names a mailbox by its address, and what it tells is signed.
  subscription_id text collate "C" not null,
  -- SHA-256 of the random text that each message of Microsoft's repeats: whoever reads this table cannot send one.
  client_state_hash bytea,
  expires_at timestamptz not null,
  constraint mail_subscriptions_pkey primary key (org_id, connection_id),
  constraint mail_subscriptions_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint mail_subscriptions_id_bounded check (char_length(subscription_id) between 1 and 200)
);
-- A message names its subscription alone, and no tenant.
create index mail_subscriptions_id_idx on private.mail_subscriptions (subscription_id);
alter table private.mail_subscriptions enable row level security;
comment on table private.mail_subscriptions is
  'By which a provider tells of new mail in a connected mailbox. No API role has a right here; definer functions only.';

-- What a leased mailbox has: whether to make one, and whether to make it longer.
create function private.mail_subscription(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
begin
  return jsonb_build_object('subscription', (
    select jsonb_build_object(
      'subscription_id', s.subscription_id,
      'seconds_left', floor(extract(epoch from greatest(s.expires_at - now(), interval '0')))::int
    )
    from private.mail_subscriptions as s where s.org_id = job.org_id and s.connection_id = job.connection_id
  ));
end
$$;
comment on function private.mail_subscription(jsonb) is 'The subscription of a leased mailbox, or null. Service only.';

-- A new one, or with `client_state` null a longer life of the one that is known. One of Google's has no such text.
create function private.keep_mail_subscription(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  named text := private.read_exact(payload, 'subscription_id', 200, true);
  state text := private.read_exact(payload, 'client_state', 128, false);
  ends timestamptz := now() + make_interval(secs => private.read_int(payload, 'seconds', 0, 1000000));
begin
  if state is null and not exists (
    select from public.connections as c
    where c.org_id = job.org_id and c.id = job.connection_id and c.provider = 'google'
  ) then
    update private.mail_subscriptions as s set expires_at = ends
    where s.org_id = job.org_id and s.connection_id = job.connection_id and s.subscription_id = named;
    return '{}';
  end if;
  insert into private.mail_subscriptions (org_id, connection_id, subscription_id, client_state_hash, expires_at)
  values (job.org_id, job.connection_id, named, sha256(convert_to(state, 'UTF8')), ends)
  on conflict on constraint mail_subscriptions_pkey do update
    set subscription_id = excluded.subscription_id, client_state_hash = excluded.client_state_hash,
      expires_at = excluded.expires_at;
  return '{}';
end
$$;
comment on function private.keep_mail_subscription(jsonb) is 'Keeps the subscription of a leased mailbox. Service only.';

-- Messages of Microsoft's, of several subscriptions perhaps. One that nobody made, or that does not repeat its text, is passed
-- over and takes nothing from the others. Doubled and out of order they say the same.
create function private.hear_of_mail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  item jsonb;
  heard private.mail_subscriptions;
  times int := 0;
  is_due boolean := false;
begin
  perform private.require_object(payload);
  for item in select i.item from jsonb_array_elements(private.read_array(payload, 'items', 1000)) as i (item)
  loop
    heard := null;
    select s.* into heard from private.mail_subscriptions as s
    where s.subscription_id = item ->> 'subscription_id'
      -- Digests of equal length: how long the comparison takes says nothing about the text.
      and s.client_state_hash = sha256(convert_to(coalesce(item ->> 'client_state', ''), 'UTF8'));
    continue when heard.subscription_id is null;
    times := times + 1;
    -- Made anew, or made longer, by the look that follows.
    if item ->> 'lifecycle' = 'subscriptionRemoved' then
      delete from private.mail_subscriptions as s
      where s.org_id = heard.org_id and s.connection_id = heard.connection_id;
    elsif item ->> 'lifecycle' = 'reauthorizationRequired' then
      update private.mail_subscriptions as s set expires_at = now()
      where s.org_id = heard.org_id and s.connection_id = heard.connection_id;
    end if;
    is_due := private.tell_of_news(heard.org_id, heard.connection_id, 'sync_mail') or is_due;
  end loop;
  -- Whether somebody has to be rung: of news that nobody took yet somebody was.
  return jsonb_build_object('heard', times, 'is_due', is_due);
end
$$;
comment on function private.hear_of_mail(jsonb) is 'Makes mailboxes due of which Microsoft says that they have new mail. Service only.';

-- A message of Google's, whose signature was looked at, names a mailbox: that of each organisation in which somebody connected it.
create function private.hear_of_gmail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  one public.connections;
  times int := 0;
  is_due boolean := false;
begin
  perform private.require_object(payload);
  for one in
    select c.* from public.connections as c
    where c.provider = 'google' and c.kind = 'mail' and c.state = 'connected'
      and c.address in (select lower(i.item #>> '{}') from jsonb_array_elements(private.read_array(payload, 'addresses', 1000)) as i (item))
    order by c.org_id, c.id
  loop
    times := times + 1;
    is_due := private.tell_of_news(one.org_id, one.id, 'sync_mail') or is_due;
  end loop;
  return jsonb_build_object('heard', times, 'is_due', is_due);
end
$$;
comment on function private.hear_of_gmail(jsonb) is 'Makes mailboxes due of which Google says that something changed in them. Service only.';

create function public.mail_subscription(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.mail_subscription(payload) $$;
comment on function public.mail_subscription(jsonb) is 'The subscription of a leased mailbox. service_role only.';
create function public.keep_mail_subscription(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.keep_mail_subscription(payload) $$;
comment on function public.keep_mail_subscription(jsonb) is 'Keeps the subscription of a leased mailbox. service_role only.';
create function public.hear_of_mail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.hear_of_mail(payload) $$;
comment on function public.hear_of_mail(jsonb) is 'Takes what Microsoft tells of new mail. service_role only.';

create function public.hear_of_gmail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.hear_of_gmail(payload) $$;
comment on function public.hear_of_gmail(jsonb) is 'Takes what Google tells of a mailbox. service_role only.';

revoke all on function
  public.mail_subscription(jsonb), public.keep_mail_subscription(jsonb), public.hear_of_mail(jsonb), public.hear_of_gmail(jsonb)
from public, anon, authenticated;
grant execute on function
  private.mail_subscription(jsonb), private.keep_mail_subscription(jsonb), private.hear_of_mail(jsonb), private.hear_of_gmail(jsonb),
  public.mail_subscription(jsonb), public.keep_mail_subscription(jsonb), public.hear_of_mail(jsonb), public.hear_of_gmail(jsonb)
to service_role;
