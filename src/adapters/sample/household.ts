import { Chance, topicOf, weighed } from './chance.js';
import type { World } from './sample-shapes.js';

const PATTERN = topicOf('household-pattern');
const PLACE = topicOf('household-place');
/** Households of a block, at most: their numbers never meet. */
const MOST = 16;

/**
 * The household of customer `index`: neighbours in number live together, by a pattern drawn for each block of them. Its
 * chance is shared by its members, who so live in one place.
 */
export function householdOf(
  { household, prefix }: Pick<World, 'household' | 'prefix'>,
  seed: number,
  index: number,
): { readonly id: string; readonly chance: Chance } {
  const { block: size, patterns, weights } = household;
  const block = Math.floor((index - 1) / size);
  const pattern = new Chance(seed, block, PATTERN).pick(
    weighed(patterns.map((sizes, at): [readonly number[], number] => [sizes, weights[at] ?? 0])),
  );
  let left = (index - 1) % size;
  const number = pattern.findIndex((members) => {
    left -= members;
    return left < 0;
  });
  return { id: `${prefix}hh-${block}-${number + 1}`, chance: new Chance(seed, block * MOST + number, PLACE) };
}
