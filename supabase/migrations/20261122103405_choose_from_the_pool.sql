-- Which customers of the pool are meant: the same words for the list, an assignment and one that is saved.

create type private.pool_choice as (
  pool_id uuid, tier text, regions text[], industry text, source text, why text, since_at timestamptz, until_at timestamptz
);
comment on type private.pool_choice is 'Which customers of the pool are meant; a part that is null leaves none out.';

-- `filter` of a payload: {pool_id, tier, region_code, industry_code, source_channel, why, least_days, most_days}.
create function private.read_pool_choice(payload jsonb) returns private.pool_choice
language plpgsql stable security definer set search_path = ''
as $$
declare
  choice private.pool_choice;
  region text;
begin
  perform private.require_part(payload, 'filter');
  choice.pool_id := private.read_uuid(payload, 'filter.pool_id', false);
  choice.tier := private.read_choice(payload, 'filter.tier', array['A', 'B', 'C', 'D', 'E'], false);
  region := private.read_text(payload, 'filter.region_code', 40);
  if region is not null then
    -- Nobody means the province without its towns.
    choice.regions := private.region_subtree(array[region]);
  end if;
  choice.industry := private.read_text(payload, 'filter.industry_code', 40);
  choice.source := private.read_text(payload, 'filter.source_channel', 40);
  choice.why := private.read_choice(payload, 'filter.why', array['new', 'released', 'recycled', 'left'], false);
  -- For how long they have lain there: at least, at most.
  choice.until_at := now() - make_interval(days => private.read_int_or(payload, 'filter.least_days', 0, 3650, null));
  choice.since_at := now() - make_interval(days => private.read_int_or(payload, 'filter.most_days', 0, 3650, null));
  return choice;
end
$$;
comment on function private.read_pool_choice(jsonb) is '`filter` of a payload about the pool; TB004. Internal.';
