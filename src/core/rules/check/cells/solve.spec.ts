import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../../test/builders/a-rule-pack.js';
import type { Leaf } from '../../../condition/condition.js';
import { cellsWhere, placesOf } from './cell-set.js';
import { cellSpaceOf } from './cell-space.js';
import type { Formula } from './formula.js';
import { solve } from './solve.js';

const NAMES = Array.from({ length: 8 }, (_fact, index) => `f${index}`);
const CATALOGUE = aCatalogue(...NAMES.map((name) => aFact({ name, type: 'boolean', nullable: false })));
const space = cellSpaceOf(
  NAMES.map((fact): Leaf => ({ fact, type: 'boolean', operator: 'equal', value: true })),
  CATALOGUE,
  null,
);
const is = (field: number, value: boolean): Formula => ({
  kind: 'in',
  field,
  cells: cellsWhere(2, (cell) => (cell === 1) === value),
});
const or = (...of: readonly Formula[]): Formula => ({ kind: 'or', of });
const and = (...of: readonly Formula[]): Formula => ({ kind: 'and', of });

/** So many pigeons, each in one of fewer holes, no two in one: impossible, and nothing says so but trying. */
function pigeons(): readonly Formula[] {
  const hole = (pigeon: number, second: boolean) => and(is(pigeon * 2, second), is(pigeon * 2 + 1, second));
  const homes = [0, 1, 2].map((pigeon) => or(hole(pigeon, false), hole(pigeon, true)));
  const apart = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([a = 0, b = 0]) => or(and(is(a * 2, true), is(b * 2, false)), and(is(a * 2, false), is(b * 2, true))));
  return [...homes, ...apart];
}

describe('the search', () => {
  it('finds cells that make all of it hold', () => {
    const solution = solve([or(is(0, true), is(1, true)), is(0, false)], space.fields, 100);
    expect(solution.kind === 'found' && solution.domains.slice(0, 3).map(placesOf)).toEqual([[0], [1], [0, 1]]);
  });

  it('rules out what takes trying', () => {
    expect(solve(pigeons(), space.fields, 1_000).kind).toBe('none');
  });

  it('says when it gave up, and how far it was', () => {
    expect(solve(pigeons(), space.fields, 2)).toEqual({ kind: 'gave-up', steps: 3 });
  });

  it('looks at the clock as it goes, and stops where it is late', () => {
    const [birds, holes] = [7, 6];
    const all = cellsWhere(2, () => true);
    const cells = [{ value: false }, { value: true }];
    const fields = Array.from({ length: birds * holes }, (_field, index) => {
      const name = `bird${index}`;
      return { key: name, fact: name, sealed: false, cells, all, known: all, missing: null, banded: false };
    });
    const places = Array.from({ length: holes }, (_hole, hole) => hole);
    const homes = Array.from({ length: birds }, (_bird, bird) =>
      or(...places.map((hole) => is(bird * holes + hole, true))),
    );
    const apart = homes.flatMap((_home, a) =>
      homes
        .slice(0, a)
        .flatMap((_other, b) => places.map((hole) => or(is(a * holes + hole, false), is(b * holes + hole, false)))),
    );
    expect(solve([...homes, ...apart], fields, 100_000, () => true)).toEqual({ kind: 'gave-up', steps: 256 });
  });

  it.each([
    ['nothing asked is found', and(), 'found'],
    ['a choice of nothing is not', or(), 'none'],
  ])('%s', (_case, asked, kind) => {
    expect(solve([asked], space.fields, 100).kind).toBe(kind);
  });
});
