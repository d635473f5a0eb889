import type postgres from 'postgres';
import * as z from 'zod/mini';

/**
 * Types of the exposed schema, in the shape that `supabase gen types` writes and supabase-js reads. Written here because
 * the pinned CLI generates them in a Docker container even for a database URL, and this project runs without Docker.
 * Where a project has Docker or hosted at hand, the CLI's own output can stand in its place.
 */
export const databaseTypesFile = new URL('../../shared/database.types.ts', import.meta.url);

const column = z.object({
  table_name: z.string(),
  column_name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  optional: z.boolean(),
  always_generated: z.boolean(),
});
const relation = z.object({
  name: z.string(),
  table_name: z.string(),
  columns: z.array(z.string()),
  referenced: z.string(),
  referenced_columns: z.array(z.string()),
  one_to_one: z.boolean(),
});
const rpc = z.object({ name: z.string() });
type Column = z.infer<typeof column>;

/** The text of shared/database.types.ts for this database. */
export async function databaseTypes(sql: postgres.ISql): Promise<string> {
  const columns = z.array(column).parse(
    await sql`
    select c.relname as table_name, a.attname as column_name, t.typname as type, not a.attnotnull as nullable,
      (a.atthasdef or not a.attnotnull or a.attidentity <> '') as optional,
      a.attidentity = 'a' or a.attgenerated <> '' as always_generated
    from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type as t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname, a.attname`,
  );
  const relations = z.array(relation).parse(
    await sql`
    select k.conname as name, c.relname as table_name, r.relname as referenced,
      array(select a.attname::text from unnest(k.conkey) with ordinality as n (num, i)
        join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = n.num order by n.i) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality as n (num, i)
        join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = n.num order by n.i) as referenced_columns,
      exists (select from pg_index as i where i.indrelid = k.conrelid and i.indisunique and i.indpred is null
        and i.indnatts = cardinality(k.conkey)
        and string_to_array(i.indkey::text, ' ')::int2[] @> k.conkey) as one_to_one
    from pg_constraint as k
    join pg_class as c on c.oid = k.conrelid
    join pg_class as r on r.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and r.relnamespace = 'public'::regnamespace
    order by k.conname`,
  );
  const functions = z.array(rpc).parse(
    await sql`
    select p.proname as name from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and p.prorettype = 'jsonb'::regtype order by p.proname`,
  );

  const tables = [...new Set(columns.map(({ table_name }) => table_name))].map((table) => {
    const own = columns.filter(({ table_name }) => table_name === table);
    const links = relations.filter(({ table_name }) => table_name === table);
    return `      ${table}: {
        Row: {
${own.map((known) => `          ${known.column_name}: ${typeOf(known)};`).join('\n')}
        };
        Insert: {
${own.map((known) => field(known, known.optional)).join('\n')}
        };
        Update: {
${own.map((known) => field(known, true)).join('\n')}
        };
        Relationships: [${links.length === 0 ? '' : `\n${links.map(relationship).join('\n')}\n        `}];
      };`;
  });
  return `${heading}
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
${tables.join('\n')}
    };
    Views: Record<never, never>;
    Functions: {
${functions.map(({ name }) => `      ${name}: { Args: { payload: Json }; Returns: Json };`).join('\n')}
    };
    Enums: Record<never, never>;
    CompositeTypes: Record<never, never>;
  };
};
`;
}

const heading = `/** GENERATED from the migrations by \`npm run generate\`; a test compares. Do not edit. */`;

const numbers = new Set(['int2', 'int4', 'int8', 'float4', 'float8', 'numeric']);

function typeOf({ type, nullable }: Column): string {
  const element = type.replace(/^_/, '');
  const scalar = numbers.has(element)
    ? 'number'
    : element === 'bool'
      ? 'boolean'
      : element === 'json' || element === 'jsonb'
        ? 'Json'
        : 'string';
  return `${scalar}${type.startsWith('_') ? '[]' : ''}${nullable ? ' | null' : ''}`;
}

function field(known: Column, optional: boolean): string {
  const type = known.always_generated ? 'never' : typeOf(known);
  return `          ${known.column_name}${optional ? '?' : ''}: ${type};`;
}

function relationship(link: z.infer<typeof relation>): string {
  const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
  return `          {
            foreignKeyName: '${link.name}';
            columns: ${list(link.columns)};
            isOneToOne: ${link.one_to_one};
            referencedRelation: '${link.referenced}';
            referencedColumns: ${list(link.referenced_columns)};
          },`;
}
