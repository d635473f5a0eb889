import { randomUUID } from 'node:crypto';

/** One payload that is wrong in one place: `path` in the payload's spelling, `why` for the name of the test. */
export interface WrongPayload {
  readonly path: string;
  readonly why: string;
  readonly payload: Record<string, unknown>;
}

/** What of a zod schema is read here. */
interface Schema {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly format?: string;
      readonly shape?: Readonly<Record<string, Schema>>;
      readonly innerType?: Schema;
      readonly element?: Schema;
      readonly entries?: Readonly<Record<string, unknown>>;
    };
  };
}

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly kind: string;
  readonly nullable: boolean;
  readonly first: string;
}

/** Every place of a contract's arguments, objects and arrays themselves among them. */
function leavesOf(
  schema: Schema,
  path: readonly (string | number)[] = [],
  nullable = false,
): readonly Leaf[] {
  const { type, format, shape, innerType, element, entries } = schema._zod.def;
  if (innerType !== undefined)
    return leavesOf(innerType, path, nullable || type === 'nullable' || type === 'optional');
  const first = Object.keys(entries ?? {})[0] ?? '';
  const kind = type === 'string' && format !== undefined ? format : type;
  const here = path.length === 0 ? [] : [{ path, kind, nullable, first }];
  if (shape !== undefined)
    return [
      ...here,
      ...Object.entries(shape).flatMap(([key, part]) => leavesOf(part, [...path, key])),
    ];
  if (element === undefined) return here;
  // What stands in an array is judged by its first element.
  return [...here, ...leavesOf(element, [...path, 0]).filter(({ kind: of }) => of !== 'regex')];
}

const huge = 'x'.repeat(1_000_001);
const noDays = ['2026-02-30', '0000-01-01', 'infinity', 'today', '1-1-1', 20_261_101];
const noInstants = [
  ...['2026-02-30T10:00:00Z', '0000-01-01T00:00:00Z', 'infinity', 'now', '2026-01-01T10:00:00'],
  ...['294276-01-01T00:00:00Z', '2026-11-20 10:00', 1_767_225_600],
];

/** By kind of place what is never right there. */
const wrongOf: Readonly<Record<string, (leaf: Leaf) => readonly unknown[]>> = {
  string: () => [42, true, {}, [], huge],
  uuid: () => ['x', 42, {}, ` ${randomUUID()}`, huge],
  datetime: () => [...noInstants, {}],
  date: () => [...noDays, {}],
  regex: () => [42, {}, 'no digest', huge],
  enum: ({ first }) => ['nonsense', ` ${first}`, 42, {}],
  boolean: () => ['true', 1, 'yes', {}],
  number: () => ['1', -1, 1e30, 1.5, true, {}],
  array: () => ['x', {}, 42, Array(100_000).fill('x')],
  object: () => ['x', 42, ['x']],
};

/** Puts `value` at `path` of a copy; null where the good payload has nothing to put it into. */
function put(good: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    if (!Array.isArray(good) || (good.length === 0 && rest.length > 0)) return undefined;
    const part = put(good[0], rest, value);
    return part === undefined ? undefined : [part, ...good.slice(1)];
  }
  if (typeof good !== 'object' || good === null || Array.isArray(good)) return undefined;
  const part = put(Reflect.get(good, key), rest, value);
  return part === undefined ? undefined : { ...good, [key]: part };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const short = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${typeof value} of ${text.length}` : text;
};

/** The good payload with one thing wrong, for every place of the contract that it has. */
export function wrongPayloads(schema: unknown, good: object): readonly WrongPayload[] {
  return leavesOf(schema as Schema).flatMap((leaf) =>
    (wrongOf[leaf.kind]?.(leaf) ?? []).flatMap((value) => {
      const payload = put(good, leaf.path, value);
      if (!isObject(payload)) return [];
      return [{ path: leaf.path.join('.'), why: short(value), payload }];
    }),
  );
}

/** The good payload with one required thing missing or null. */
export function incompletePayloads(schema: unknown, good: object): readonly WrongPayload[] {
  return leavesOf(schema as Schema)
    .filter(({ nullable, path }) => !nullable && !path.includes(0))
    .flatMap(({ path }) => {
      const payload = put(good, path, null);
      return isObject(payload) ? [{ path: path.join('.'), why: 'null', payload }] : [];
    });
}

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** All ids of a payload but the operation's replaced by ids that nobody has, the same by the same. */
export function withUnknownIds(good: object): Record<string, unknown> {
  const known = new Map<string, string>();
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === 'string' && form.test(value) && key !== 'op_id') {
      const unknown = known.get(value) ?? randomUUID();
      known.set(value, unknown);
      return unknown;
    }
    if (Array.isArray(value)) return value.map((item) => replaced(item, key));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(v, k)]));
  };
  return replaced(good, '') as Record<string, unknown>;
}
