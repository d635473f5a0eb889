-- Contract amounts and what is known of decision makers are sealed: a dump, a replica or a curious look at a table shows
-- bytes. The key is not in any table of hosted: it lies in the project's vault. On one machine, where there is no vault,
-- the launcher puts the key of its own file into the table below at each start; a backup leaves that table out.

create table private.local_keys (
  -- At most one row.
  only_row boolean not null default true,
  key bytea not null,
  constraint local_keys_pkey primary key (only_row),
  constraint local_keys_single check (only_row),
  constraint local_keys_length check (octet_length(key) = 32)
);
alter table private.local_keys enable row level security;
comment on table private.local_keys is
  'The master key where there is no vault. Written by the local launcher from its key file; definer functions only; '
  'never in a backup.';

-- On hosted the vault makes and keeps it. Nobody sees it, not even whoever applies this migration.
do $migration$
begin
  if to_regclass('vault.decrypted_secrets') is null then
    return;
  end if;
  execute $command$
    select vault.create_secret(
      encode(extensions.gen_random_bytes(32), 'hex'), 'threadbook_column_key', 'Seals columns of Threadbook; keep it.'
    )
    where not exists (select from vault.secrets where name = 'threadbook_column_key')
  $command$;
end
$migration$;

-- One key per organisation and use, derived: what is sealed for one tenant opens for no other.
create function private.derived_key(org uuid, purpose text) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  master bytea;
begin
  if to_regclass('vault.decrypted_secrets') is not null then
    -- In a string, because the schema is not there on one machine.
    execute $query$
      select decode(s.decrypted_secret, 'hex') from vault.decrypted_secrets as s where s.name = 'threadbook_column_key'
    $query$ into master;
  end if;
  if master is null then
    select k.key into master from private.local_keys as k;
  end if;
  if master is null then
    -- Refused rather than written in clear: whoever runs the project has to bring the key first.
    perform private.fail('TB035');
  end if;
  return encode(extensions.hmac(convert_to(purpose || '/' || org::text, 'UTF8'), master, 'sha256'), 'hex');
end
$$;
comment on function private.derived_key(uuid, text) is 'Key of an organisation for one use; TB035 without a master key. Internal.';

-- OpenPGP with AES-256 and its integrity check. The key is random already, so nothing is spent on stretching it. The row's
-- id is sealed in: bytes that are copied to another row do not open there.
create function private.seal(org uuid, row_id uuid, value text) returns bytea
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if value is null then
    return null;
  end if;
  return extensions.pgp_sym_encrypt(
    row_id::text || E'\n' || value, private.derived_key(org, 'columns'), 'cipher-algo=aes256, compress-algo=0, s2k-mode=0'
  );
end
$$;
comment on function private.seal(uuid, uuid, text) is 'Seals a value for one row of an organisation. Internal.';

create function private.unseal(org uuid, row_id uuid, sealed bytea) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  opened text;
begin
  if sealed is null then
    return null;
  end if;
  begin
    opened := extensions.pgp_sym_decrypt(sealed, private.derived_key(org, 'columns'));
  exception
    -- pgcrypto says the same for a wrong key and for changed bytes.
    when external_routine_invocation_exception then
      perform private.fail('TB035');
  end;
  if left(opened, 37) <> row_id::text || E'\n' then
    perform private.fail('TB035');
  end if;
  return substr(opened, 38);
end
$$;
comment on function private.unseal(uuid, uuid, bytea) is 'Opens what seal made for this row; TB035 for any other. Internal.';
