-- Dictionaries that every organisation starts from. They are the same for all tenants and hold nothing of anybody's,
-- so they have no org_id; an organisation's own entries will stand in a table of their own beside this one.

create table public.dictionary_entries (
  kind text not null,
  -- industry: GB/T 4754 section letter (`I`) or section and division (`I65`).
  -- region: ISO 3166-1 alpha-2 (`DE`), or for China's divisions the six digits of GB/T 2260 (`320500`).
  code text not null,
  parent_code text,
  label_en text not null,
  label_zh text not null,
  -- Order within the parent where the code's own order is not the one people expect.
  position int not null default 0,
  constraint dictionary_entries_pkey primary key (kind, code),
  constraint dictionary_entries_parent_fkey foreign key (kind, parent_code)
    references public.dictionary_entries (kind, code) on delete restrict,
  constraint dictionary_entries_kind_known check (kind in ('industry', 'region', 'customer_type', 'source_channel')),
  constraint dictionary_entries_labelled check (btrim(label_en) <> '' and btrim(label_zh) <> '')
);
create index dictionary_entries_parent_idx on public.dictionary_entries (kind, parent_code);
comment on table public.dictionary_entries is
  'Industries, regions, customer types and source channels in both languages. Read by every signed-in member of any '
  'organisation; written by migrations only.';

revoke all on public.dictionary_entries from anon, authenticated, service_role;
grant select on public.dictionary_entries to authenticated, service_role;
alter table public.dictionary_entries enable row level security;
-- Signed in but a member of nothing reads nothing, here as everywhere.
create policy dictionary_entries_read on public.dictionary_entries for select to authenticated
  using ((select private.my_org_id()) is not null);

create function private.is_dictionary_code(entry_kind text, entry_code text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.dictionary_entries as d where d.kind = entry_kind and d.code = entry_code)
$$;
comment on function private.is_dictionary_code(text, text) is 'Whether a code is in a dictionary. Internal.';

insert into public.dictionary_entries (kind, code, label_en, label_zh, position) values
  ('customer_type', 'potential', 'Potential customer', '潜在客户', 1),
  ('customer_type', 'long_term', 'Long-term customer', '长期合作客户', 2),
  ('customer_type', 'one_off', 'One-off customer', '单次合作客户', 3),
  ('customer_type', 'channel', 'Channel partner', '渠道客户', 4),
  ('customer_type', 'key_account', 'Key account', '重点客户', 5),
  ('source_channel', 'trade_show', 'Trade show', '行业展会', 1),
  ('source_channel', 'website', 'Website enquiry', '官网咨询', 2),
  ('source_channel', 'inbound_mail', 'Inbound mail', '来信咨询', 3),
  ('source_channel', 'referral', 'Referral', '转介绍', 4),
  ('source_channel', 'visit', 'Sales visit', '销售拜访', 5),
  ('source_channel', 'phone', 'Phone', '电话开发', 6),
  ('source_channel', 'social', 'Social media', '社交媒体', 7),
  ('source_channel', 'advertising', 'Advertising', '广告投放', 8),
  ('source_channel', 'marketplace', 'Marketplace', '电商平台', 9),
  ('source_channel', 'other', 'Other', '其他', 10);
