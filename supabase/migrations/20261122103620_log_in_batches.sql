-- Many contacts in one call: a sidebar that was offline, a connection that catches up. Each is judged by itself and keeps
-- its own operation: what is wrong with one takes nothing from the others, and a batch that is sent again writes nothing
-- twice.

create function private.log_interactions(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  items jsonb;
  item jsonb;
  answers jsonb := '[]';
  touched uuid[];
  facts text;
begin
  perform private.require_object(payload);
  items := private.read_array(payload, 'items', 50);
  -- All locks of the batch before the first item, in the order of a single one: keys of mails, then customers. Taken item
  -- by item, two batches, or a batch and a rep, would wait for each other in a circle.
  perform private.lock_mail_keys(me, array(
    select i.value -> 'mail' from jsonb_array_elements(items) as i (value)
    where jsonb_typeof(i.value) = 'object' and jsonb_typeof(i.value -> 'mail') = 'object'
  ));
  touched := array(
    select case when pg_input_is_valid(t.id, 'uuid') then t.id::uuid end
    from (select jsonb_path_query(items, '$[*].customer_ids[0 to 19]') #>> '{}') as t (id)
    union
    -- Customers of records that may be merged, as in log_interaction.
    select f.customer_id
    from (select jsonb_path_query(items, '$[*].mail.keys[0 to 3].value') #>> '{}') as q (value)
    join public.mail_keys as k on k.org_id = me.org_id and k.value = q.value
    join public.follow_ups as f on f.org_id = k.org_id and f.mail_id = k.mail_id
  );
  perform from public.customers as c
  where c.org_id = me.org_id and c.id = any (touched)
  order by c.id
  for no key update;
  for item in select i.value from jsonb_array_elements(items) with ordinality as i (value, n) order by i.n loop
    begin
      answers := answers || jsonb_build_object('op_id', item -> 'op_id', 'ok', true, 'value', private.log_interaction(item));
    exception
      -- Only what the catalogue names is an answer; anything else is a fault of ours and ends the batch as a whole.
      when others then
        if sqlstate not like 'TB%' then
          raise;
        end if;
        get stacked diagnostics facts = pg_exception_detail;
        answers := answers || jsonb_build_object(
          'op_id', item -> 'op_id', 'ok', false, 'code', sqlstate, 'field', facts::jsonb -> 'field'
        );
    end;
  end loop;
  return jsonb_build_object('answers', answers);
end
$$;
comment on function private.log_interactions(jsonb) is 'Logs many contacts, each by itself.';

create function public.log_interactions(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.log_interactions(payload) $$;
comment on function public.log_interactions(jsonb) is
  'Up to 50 contacts in one call, each answered by itself. Whoever may log to the named customers.';

grant execute on function private.log_interactions(jsonb) to authenticated;
revoke all on function public.log_interactions(jsonb) from public, anon, service_role;
grant execute on function public.log_interactions(jsonb) to authenticated;
