import type { Words } from '../kit/locale.js';

/**
 * One of the value levers a campaign may pull; the list is `rules/levers.json`. `stages` are the lifecycle stages it
 * suits: pulled in another, it earns a warning.
 */
export type Lever = {
  readonly id: string;
  readonly title: Words;
  readonly branch: string;
  readonly stages: readonly string[];
};

/** The stages among these that the lever does not suit; none for a lever nobody knows: that is another's problem. */
export function unsuitedStages(lever: string, stages: readonly string[], levers: readonly Lever[]): readonly string[] {
  const known = levers.find(({ id }) => id === lever);
  return known === undefined ? [] : stages.filter((stage) => !known.stages.includes(stage));
}
