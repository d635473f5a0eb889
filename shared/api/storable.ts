/**
 * JSON as Postgres can store it: without NUL and without halves of characters, both of which real mails contain and
 * which `jsonb` refuses before any of our functions could name the field.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, storable(part)]));
}
