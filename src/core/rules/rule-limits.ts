/** Bounds of a pack, the same in `rules/pack.schema.json` (a test holds them together). */
export const RULE_LIMITS = {
  /** Characters of an id. */
  id: 64,
  /** Characters of a title. */
  title: 200,
  rules: 1_000,
  /** Hours: 90 days, for so long a run's facts are kept. */
  hours: 2_160,
} as const;

/** Lower-case words with single hyphens: an id is part of URLs, file names and stored keys. */
export const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
