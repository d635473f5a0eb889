-- Figures by author, organisation day and kind. Writes append deltas, readers add rollups and unfolded deltas, `tick`
-- folds. One counter row per key would make 50 writers queue behind each other, and deadlock when they take two.
-- Teams are resolved when reading: a figure of a team means its present members.

create table private.follow_up_rollups (
  org_id uuid not null,
  member_id uuid not null,
  day date not null,
  kind text not null,
  total int not null,
  -- Recorded in time ÷ counted; left out are imported ones, which nobody could have recorded in time.
  within int not null,
  counted int not null,
  -- With the figures themselves: a year of 20 members is 14,640 rows, read from the key alone (143 pages, not 14,735).
  constraint follow_up_rollups_pkey primary key (org_id, member_id, day, kind) include (total, within, counted),
  constraint follow_up_rollups_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade
);
alter table private.follow_up_rollups enable row level security;
comment on table private.follow_up_rollups is 'Folded figures. Read by the summary functions only.';

create table private.follow_up_deltas (
  id bigint generated always as identity,
  org_id uuid not null,
  member_id uuid not null,
  day date not null,
  kind text not null,
  total int not null,
  within int not null,
  counted int not null,
  constraint follow_up_deltas_pkey primary key (id),
  constraint follow_up_deltas_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade
);
create index follow_up_deltas_member_idx on private.follow_up_deltas (org_id, member_id, day);
alter table private.follow_up_deltas enable row level security;
comment on table private.follow_up_deltas is 'What changed since the last fold. Read by the summary functions only.';

-- What one follow-up counts for; a tombstone counts for nothing.
create function private.figures_of(f public.follow_ups)
returns table (day date, total int, within int, counted int)
-- Not `sql`: a definer function of that kind is planned anew in every statement that inserts, this one once a session.
language plpgsql stable security definer rows 1 set search_path = ''
as $$
begin
  return query
    select
      (f.occurred_at at time zone o.time_zone)::date,
      1,
      (f.source <> 'import' and f.recorded_at <= f.occurred_at + make_interval(hours => s.timely_hours))::int,
      (f.source <> 'import')::int
    from public.organisations as o
    join public.organisation_settings as s on s.org_id = o.id
    where o.id = f.org_id and f.removed_at is null and f.state = 'done';
end
$$;
comment on function private.figures_of(public.follow_ups) is 'Day and counts of one follow-up. Internal.';

create function private.share_figures(org uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$ begin perform pg_advisory_xact_lock_shared(hashtextextended(org::text || '/figures', 0)); end $$;
comment on function private.share_figures(uuid) is 'Lets a writer append deltas beside others, but not during a recount. Internal.';

create function private.append_follow_up_deltas() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Shared among writers, exclusive for a recount: what is counted by the old rules is in before it begins, what comes
  -- after is counted by the new ones. By its own statement, since the next one then sees the rules of now.
  if tg_op = 'DELETE' then
    perform private.share_figures(o.org_id) from (select distinct r.org_id from old_rows as r) as o;
  else
    perform private.share_figures(n.org_id) from (select distinct r.org_id from new_rows as r) as n;
  end if;
  if tg_op <> 'INSERT' then
    insert into private.follow_up_deltas (org_id, member_id, day, kind, total, within, counted)
    select o.org_id, o.author_id, g.day, o.kind, -sum(g.total), -sum(g.within), -sum(g.counted)
    from old_rows as o, lateral private.figures_of(o) as g
    where exists (select from public.members as m where m.org_id = o.org_id and m.id = o.author_id)
    group by o.org_id, o.author_id, g.day, o.kind;
  end if;
  if tg_op <> 'DELETE' then
    insert into private.follow_up_deltas (org_id, member_id, day, kind, total, within, counted)
    select n.org_id, n.author_id, g.day, n.kind, sum(g.total), sum(g.within), sum(g.counted)
    from new_rows as n, lateral private.figures_of(n) as g
    group by n.org_id, n.author_id, g.day, n.kind;
  end if;
  return null;
end
$$;
comment on function private.append_follow_up_deltas() is 'Trigger: appends what a statement changed in the figures.';
create trigger follow_ups_delta_insert after insert on public.follow_ups
  referencing new table as new_rows
  for each statement execute function private.append_follow_up_deltas();
create trigger follow_ups_delta_update after update on public.follow_ups
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.append_follow_up_deltas();
create trigger follow_ups_delta_delete after delete on public.follow_ups
  referencing old table as old_rows
  for each statement execute function private.append_follow_up_deltas();

-- Folding: each delta is counted exactly once, also when two schedules ring at the same time, because a delta that one
-- transaction deletes is locked for the other.
create function private.fold_follow_up_deltas(most int) returns int
language sql volatile security definer set search_path = ''
as $$
  with taken as (
    delete from private.follow_up_deltas as d
    where d.id in (
      select e.id from private.follow_up_deltas as e order by e.id limit most for update skip locked
    )
    returning d.org_id, d.member_id, d.day, d.kind, d.total, d.within, d.counted
  ),
  folded as (
    insert into private.follow_up_rollups as r (org_id, member_id, day, kind, total, within, counted)
    select t.org_id, t.member_id, t.day, t.kind, sum(t.total), sum(t.within), sum(t.counted)
    from taken as t
    group by t.org_id, t.member_id, t.day, t.kind
    -- Always in the same order, so that two folds never wait for each other in a circle.
    order by t.org_id, t.member_id, t.day, t.kind
    on conflict on constraint follow_up_rollups_pkey do update
      set total = r.total + excluded.total, within = r.within + excluded.within, counted = r.counted + excluded.counted
  )
  select count(*)::int from taken
$$;
comment on function private.fold_follow_up_deltas(int) is 'Folds at most so many deltas; returns how many. Internal.';

-- Counts an organisation anew, when a rule that figures were counted by has changed. Writers wait until it is done; so does
-- the clock, whose folding must not put back what is thrown away here.
create function private.recount_follow_ups(org uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('threadbook/tick', 0));
  perform pg_advisory_xact_lock(hashtextextended(org::text || '/figures', 0));
  delete from private.follow_up_deltas as d where d.org_id = org;
  delete from private.follow_up_rollups as r where r.org_id = org;
  insert into private.follow_up_rollups (org_id, member_id, day, kind, total, within, counted)
  select f.org_id, f.author_id, g.day, f.kind, sum(g.total), sum(g.within), sum(g.counted)
  from public.follow_ups as f, lateral private.figures_of(f) as g
  where f.org_id = org
  group by f.org_id, f.author_id, g.day, f.kind;
end
$$;
comment on function private.recount_follow_ups(uuid) is 'Recounts the figures of an organisation. Internal.';
