import { ID_LENGTH } from '../kit/plain-id.js';

/** Bounds of a pack, the same in `rules/pack.schema.json` (a test holds them together). */
export const RULE_LIMITS = {
  /** Characters of an id. */
  id: ID_LENGTH,
  /** Characters of a title. */
  title: 200,
  rules: 1_000,
  /** Hours: 90 days, for so long a run's facts are kept. */
  hours: 2_160,
} as const;
