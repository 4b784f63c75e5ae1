import type { ModelEffect } from '../../api/types.ts';

/** How large each band is and would be. */
export function sizesOf(moves: ModelEffect['items']) {
  const bands = [...new Set(moves.flatMap(({ from, to }) => [from, to]))];
  const sum = (some: ModelEffect['items']) => some.reduce((all, { customers }) => all + customers, 0);
  return bands.map((band) => ({
    band,
    before: sum(moves.filter(({ from }) => from === band)),
    after: sum(moves.filter(({ to }) => to === band)),
  }));
}
