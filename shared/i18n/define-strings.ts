/** A text, or its forms by number. Chinese has one form, so its side is always a plain text. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

export type Texts = Readonly<Record<string, string | Plural>>;

export interface Strings<T extends Texts> {
  /** Name of the feature; unique, since it is the namespace of the texts. */
  readonly namespace: string;
  readonly en: T;
  readonly 'zh-CN': { readonly [K in keyof T]: string };
}

/**
 * The texts of one feature in every language. A key that one language lacks does not compile;
 * `strings-complete.test.ts` holds that the `{{names}}` in both are the same.
 */
export function defineStrings<const T extends Texts>(
  namespace: string,
  texts: { readonly en: T; readonly 'zh-CN': { readonly [K in keyof NoInfer<T>]: string } },
): Strings<T> {
  return { namespace, en: texts.en, 'zh-CN': texts['zh-CN'] };
}

type NamesIn<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The `{{names}}` of a text; a plural asks for `count` too. */
export type NamesOf<T extends string | Plural> = T extends Plural
  ? 'count' | NamesIn<T['one']> | NamesIn<T['other']>
  : T extends string
    ? NamesIn<T>
    : never;

type Values<T extends string | Plural> = {
  readonly [N in NamesOf<T>]: N extends 'count' ? number : string | number;
};

/** `t('key')`, or `t('key', { name })` exactly where the English text has `{{name}}`. */
export type Translate<T extends Texts> = <K extends keyof T & string>(
  key: K,
  ...values: [NamesOf<T[K]>] extends [never] ? [] : [Values<T[K]>]
) => string;
