import type { ModelEffect } from '../../api/types.ts';

/** How large each band is and would be, as the bands rise; whom none is given to comes last. */
export function sizesOf(moves: ModelEffect['items'], rising: readonly string[]) {
  const place = (band: string) => (rising.includes(band) ? rising.indexOf(band) : rising.length);
  const bands = [...new Set(moves.flatMap(({ from, to }) => [from, to]))].sort((a, b) => place(a) - place(b));
  const sum = (some: ModelEffect['items']) => some.reduce((all, { customers }) => all + customers, 0);
  return bands.map((band) => ({
    band,
    before: sum(moves.filter(({ from }) => from === band)),
    after: sum(moves.filter(({ to }) => to === band)),
  }));
}
