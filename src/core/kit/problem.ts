/** One thing that is wrong, and where: `path` is a JSON path such as `$.rules[0].conditions.all`, or a column, a line. */
export type Problem = {
  readonly path: string;
  /** A key of the locale files (`core/words`). */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What reading something foreign gives: the thing, or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
