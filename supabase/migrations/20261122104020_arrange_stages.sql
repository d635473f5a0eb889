-- Stages of opportunities are the organisation's to name, to weigh, to order and to retire. Won and lost are the two ends:
-- they are renamed and never retired, and their probability is what it is.

create function private.stages_to_arrange(org uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'stage_id', s.id, 'key', s.key, 'name', s.name, 'probability', s.probability, 'outcome', s.outcome,
    'retired', s.retired, 'open', (
      select count(*) from public.opportunities as o
      where o.org_id = org and o.stage_id = s.id and o.closed_at is null
    )
  ) order by s.position, s.id), '[]')
  from public.opportunity_stages as s where s.org_id = org
$$;
comment on function private.stages_to_arrange(uuid) is 'All stages, retired ones too, with what stands there. Internal.';

create function private.all_stages(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  me := private.require_admin();
  return private.stages_to_arrange(me.org_id);
end
$$;
comment on function private.all_stages(jsonb) is 'Stages as administrators arrange them.';

create function public.all_stages(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.all_stages(payload) $$;
comment on function public.all_stages(jsonb) is 'All stages with the open opportunities in each. Administrators.';

create function private.save_stage(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  asked uuid;
  stage public.opportunity_stages;
  new_name text;
  new_probability int;
  retires boolean;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'save_stage');
  if answer is not null then
    return answer;
  end if;
  asked := private.read_uuid(payload, 'stage_id', false);
  new_name := private.read_text(payload, 'name', 100, true);
  new_probability := private.read_int(payload, 'probability', 0, 100);
  retires := private.require_flag(payload, 'retired');
  perform private.require_part(payload, 'was');
  -- One change of the stages after the other: two new ones must not take the same place.
  perform from public.opportunity_stages as s where s.org_id = me.org_id order by s.id for no key update;
  if asked is null then
    if (select count(*) from public.opportunity_stages as s where s.org_id = me.org_id) >= 50 then
      perform private.fail('TB007', 'stage_id', '{"limit": 50}');
    end if;
    -- A new one comes after the last open one: the ends stay the ends.
    update public.opportunity_stages as s set position = s.position + 1
    where s.org_id = me.org_id and s.position > (
      select coalesce(max(x.position), 0) from public.opportunity_stages as x
      where x.org_id = me.org_id and x.outcome = 'open'
    );
    insert into public.opportunity_stages (org_id, name, position, probability)
    select me.org_id, new_name, coalesce(max(x.position), 0) + 1, new_probability
    from public.opportunity_stages as x where x.org_id = me.org_id and x.outcome = 'open';
    return private.end_operation(me, payload, private.stages_to_arrange(me.org_id));
  end if;
  select s.* into stage from public.opportunity_stages as s where s.org_id = me.org_id and s.id = asked;
  if stage.id is null then
    perform private.fail('TB001', 'stage_id');
  end if;
  perform private.require_unchanged(payload, to_jsonb(stage));
  if stage.outcome <> 'open' and (retires or new_probability <> stage.probability) then
    perform private.fail('TB041', 'stage_id');
  end if;
  if retires and not stage.retired then
    -- They would stand in no column of the board, and nobody would look for them.
    if exists (
      select from public.opportunities as o
      where o.org_id = me.org_id and o.stage_id = stage.id and o.closed_at is null
    ) then
      perform private.fail('TB038', 'stage_id');
    end if;
    -- Opportunities begin somewhere.
    if not exists (
      select from public.opportunity_stages as s
      where s.org_id = me.org_id and s.outcome = 'open' and not s.retired and s.id <> stage.id
    ) then
      perform private.fail('TB041', 'stage_id');
    end if;
  end if;
  update public.opportunity_stages as s
  set name = new_name, probability = new_probability, retired = retires,
    -- A name of one's own is shown as it was typed; the first set's are translated by their key.
    key = case when s.name = new_name then s.key end
  where s.org_id = me.org_id and s.id = stage.id;
  return private.end_operation(me, payload, private.stages_to_arrange(me.org_id));
end
$$;
comment on function private.save_stage(jsonb) is 'Makes a stage, renames, weighs or retires it, or takes it back into use.';

create function public.save_stage(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_stage(payload) $$;
comment on function public.save_stage(jsonb) is
  'Makes, renames, weighs or retires a stage. Administrators; TB038 while open opportunities stand there, TB041 for an end '
  'and for the last open stage, TB040 where somebody else was quicker.';

create function private.order_stages(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  wanted uuid[];
  standing uuid[];
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'order_stages');
  if answer is not null then
    return answer;
  end if;
  -- Proves that they are ids; the order, which it does not keep, is what was asked.
  perform private.read_uuids(payload, 'stage_ids', 50);
  wanted := array(
    select w.id::uuid from jsonb_array_elements_text(private.read_array(payload, 'stage_ids', 50))
      with ordinality as w (id, place) order by w.place
  );
  perform from public.opportunity_stages as s where s.org_id = me.org_id order by s.id for no key update;
  if exists (
    select from unnest(wanted) as w (id)
    where w.id not in (
      select s.id from public.opportunity_stages as s where s.org_id = me.org_id and s.outcome = 'open'
    )
  ) then
    perform private.fail('TB001', 'stage_ids');
  end if;
  standing := array(
    select s.id from public.opportunity_stages as s
    where s.org_id = me.org_id and s.outcome = 'open' order by s.position, s.id
  );
  if private.payload_at(payload, 'was') is not null then
    perform private.read_uuids(payload, 'was', 50);
    if standing is distinct from array(
      select w.id::uuid from jsonb_array_elements_text(payload -> 'was') with ordinality as w (id, place) order by w.place
    ) then
      perform private.fail('TB040', 'was');
    end if;
  end if;
  -- What is named comes first, in that order; the others follow as they were.
  update public.opportunity_stages as s set position = o.place
  from (
    select x.id, row_number() over (order by array_position(wanted, x.id) nulls last, x.place) as place
    from unnest(standing) with ordinality as x (id, place)
  ) as o
  where s.org_id = me.org_id and s.id = o.id and s.position <> o.place;
  update public.opportunity_stages as s
  set position = cardinality(standing) + case s.outcome when 'won' then 1 else 2 end
  where s.org_id = me.org_id and s.outcome <> 'open'
    and s.position <> cardinality(standing) + case s.outcome when 'won' then 1 else 2 end;
  return private.end_operation(me, payload, private.stages_to_arrange(me.org_id));
end
$$;
comment on function private.order_stages(jsonb) is 'Puts the open stages in an order, the ends after them.';

create function public.order_stages(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.order_stages(payload) $$;
comment on function public.order_stages(jsonb) is
  'Orders the open stages: those that are named first. Administrators; TB040 where the order was another one than said.';

grant execute on function private.all_stages(jsonb), private.save_stage(jsonb), private.order_stages(jsonb) to authenticated;
revoke all on function public.all_stages(jsonb), public.save_stage(jsonb), public.order_stages(jsonb)
from public, anon, service_role;
grant execute on function public.all_stages(jsonb), public.save_stage(jsonb), public.order_stages(jsonb) to authenticated;
