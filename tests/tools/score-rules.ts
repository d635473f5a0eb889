import * as z from 'zod/mini';
import { type FieldScore, folded, type Same, sameIgnoringCase, sameValue } from './field-score.ts';

const object = z.record(z.string(), z.unknown());
export type Values = z.infer<typeof object>;

/** What a label is held against. `null`: it is known, and says nothing that the adapter promises. */
export type Rule =
  | ((score: FieldScore, field: string, expected: unknown, found: Values) => void)
  | null;

/** By the name that the label has. */
export type Rules = Readonly<Record<string, Rule>>;

export function applyRules(
  score: FieldScore,
  path: string,
  expected: Values,
  found: Values,
  rules: Rules,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const rule = rules[name];
    const field = `${path}${name}`;
    if (rule === undefined || rule === null) {
      score.notCompared.push(field);
    } else rule(score, field, value, found);
  }
}

export const plain =
  (name: string, same: Same = sameValue): Rule =>
  (score, field, expected, found) =>
    score.compare(field, expected, found[name], same);

/** All of a list, in its order; what is there beyond it counts as one field more. */
export const each =
  (name: string, rules: Rules, isWhole: boolean): Rule =>
  (score, field, expected, found) => {
    const items = listIn(expected);
    const there = listIn(found[name]);
    if (isWhole) score.compare(`${field}.length`, items.length, there.length);
    items.forEach((item, index) => {
      applyRules(score, `${field}.${index}.`, objectIn(item), objectIn(there[index]), rules);
    });
  };

export const count =
  (name: string): Rule =>
  (score, field, expected, found) =>
    score.compare(field, expected, listIn(found[name]).length);

export const part =
  (name: string, rules: Rules): Rule =>
  (score, field, expected, found) =>
    expected === null || typeof expected !== 'object'
      ? score.compare(field, expected, found[name])
      : applyRules(score, `${field}.`, objectIn(expected), objectIn(found[name]), rules);

export const contains =
  (name: string): Rule =>
  (score, field, expected, found) =>
    score.compare(field, expected, found[name], (part, whole) =>
      folded(String(whole)).includes(folded(String(part))),
    );

/** One field a person or list of people: an address decides, a name where the label gives one. */
export const people =
  (...names: string[]): Rule =>
  (score, field, expected, found) => {
    const lists = names.map((name) => found[name]).filter((list) => list != null);
    const there = lists.length === 0 ? null : lists.flat();
    score.compare(field, expected, there, samePeople);
  };

const samePeople: Same = (expected, found) => {
  const [wanted, there] = [listIn(expected), listIn(found)];
  return (
    wanted.length === there.length &&
    wanted.every((one) => there.some((other) => samePerson(one, other)))
  );
};

function samePerson(expected: unknown, found: unknown): boolean {
  const { email, name } = objectIn(found);
  if (typeof expected === 'string') {
    return sameIgnoringCase(expected, expected.includes('@') ? email : name);
  }
  const wanted = objectIn(expected);
  return (
    (wanted.email === undefined || sameIgnoringCase(wanted.email, email)) &&
    (wanted.name === undefined || sameValue(wanted.name, name))
  );
}

export const person =
  (name: string): Rule =>
  (score, field, expected, found) => {
    if (expected === null || typeof expected === 'string') {
      const of = typeof expected === 'string' && !expected.includes('@') ? 'name' : 'email';
      score.compare(field, expected, objectIn(found[name])[of], sameIgnoringCase);
      return;
    }
    const { email, name: shown } = objectIn(found[name]);
    const wanted = objectIn(expected);
    if ('email' in wanted) score.compare(`${field}.email`, wanted.email, email, sameIgnoringCase);
    if ('name' in wanted) score.compare(`${field}.name`, wanted.name, shown);
  };

/** The page shows minutes. */
export const sameMinute: Same = (expected, found) => {
  const [wanted, there] = [expected, found].map((date) =>
    Math.floor(new Date(typeof date === 'number' ? date : String(date)).getTime() / 60_000),
  );
  return wanted === there;
};

export const objectIn = (value: unknown): Values => {
  const parsed = object.safeParse(value);
  return parsed.success ? parsed.data : {};
};

/** One value is a list of one. */
export const listIn = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
