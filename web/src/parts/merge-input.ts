type Fields = { readonly [name: string]: unknown };
/** Where a field is: names, one within the other. */
export type FieldPath = readonly string[];

/** A field that somebody else changed since writing began. */
export type TheirChange = {
  readonly path: FieldPath;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Both changed it, and not to the same. */
  readonly isBoth: boolean;
};

export type Merged<D> = {
  /** Their changes, and over them what was typed here. */
  readonly merged: D;
  readonly changes: readonly TheirChange[];
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A field that was emptied is as one that was never filled. */
const textOf = (value: unknown) => JSON.stringify(value === undefined || value === '' ? null : value);
const isSame = (one: unknown, other: unknown) => textOf(one) === textOf(other);

function mergeField(began: unknown, mine: unknown, theirs: unknown, path: FieldPath): Merged<unknown> {
  if (isFields(began) && isFields(mine) && isFields(theirs)) return mergeFields(began, mine, theirs, path);
  if (isSame(began, theirs)) return { merged: mine, changes: [] };
  const isMine = !isSame(began, mine);
  const isBoth = isMine && !isSame(mine, theirs);
  return { merged: isMine ? mine : theirs, changes: [{ path, theirs, mine, isBoth }] };
}

/** What the form has no field for was not changed here. */
function mergeFields(began: Fields, mine: Fields, theirs: Fields, path: FieldPath): Merged<Fields> {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const each = names.map(
    (name) =>
      [name, mergeField(began[name], (name in mine ? mine : began)[name], theirs[name], [...path, name])] as const,
  );
  return {
    merged: Object.fromEntries(each.map(([name, { merged }]) => [name, merged])),
    changes: each.flatMap(([, { changes }]) => changes),
  };
}

/** What was typed here over what somebody else saved meanwhile, field by field; a list is one field. */
export function mergeInput<D extends object>(began: D, mine: D, theirs: D): Merged<D> {
  const { merged, changes } = mergeFields(began as Fields, mine as Fields, theirs as Fields, []);
  return { merged: merged as D, changes };
}
