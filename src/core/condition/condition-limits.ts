/** Bounds of a condition, the same in `rules/pack.schema.json` (a test holds them together). */
export const CONDITION_LIMITS = {
  /** Levels of nesting: deeper is no rule a person wrote; it bounds every later walk over the tree. */
  depth: 64,
  /** Days from today, either way: a hundred years. */
  days: 36_500,
  /** Whole months since a day: a hundred years. */
  months: 1_200,
  /** Characters of a prefix or a pattern. */
  text: 200,
} as const;
