import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../../test/builders/a-rule-pack.js';
import type { Condition, Leaf } from '../../../condition/condition.js';
import { conditionTest } from '../../../condition/evaluate-condition.js';
import { placesOf } from './cell-set.js';
import { cellSpaceOf } from './cell-space.js';
import { allKnown, askedOf, cellsWhereHolds, claimsOf, liesIn } from './formula.js';
import { holdsAt } from './solve.js';

const CATALOGUE = aCatalogue(aFact({ name: 'a', type: 'number' }), aFact({ name: 'b', type: 'boolean' }));
const under: Leaf = { fact: 'a', type: 'number', operator: 'lessThan', value: 5 };
const over: Leaf = { fact: 'a', type: 'number', operator: 'greaterThan', value: 2 };
const yes: Leaf = { fact: 'b', type: 'boolean', operator: 'equal', value: true };
const leaf = (one: Leaf): Condition => ({ kind: 'leaf', leaf: one });
const CONDITION: Condition = {
  kind: 'any',
  of: [
    { kind: 'all', of: [leaf(under), { kind: 'not', of: leaf(yes) }] },
    { kind: 'not', of: { kind: 'any', of: [leaf(over), leaf({ ...yes, unknown: 'fails' })] } },
  ],
};
const space = cellSpaceOf([under, over, yes], CATALOGUE, null);

it('the claims of a condition are its three-valued truth, in every cell there is', () => {
  const claims = claimsOf(askedOf(CONDITION, space));
  const test = conditionTest(CONDITION);
  const [a, b] = space.fields;
  for (const [x, one] of (a?.cells ?? []).entries()) {
    for (const [y, other] of (b?.cells ?? []).entries()) {
      const truth = test({ a: one.value, b: other.value });
      const said = [claims.isTrue, claims.isFalse, claims.notTrue, claims.notFalse].map((claim) =>
        holdsAt(claim, [x, y]),
      );
      expect(said).toEqual([truth === 'true', truth === 'false', truth !== 'true', truth !== 'false']);
    }
  }
});

describe('claims about one fact', () => {
  const all = space.fields[0]?.all ?? [];
  const cellsOf = (condition: Condition) => {
    const cells = cellsWhereHolds(claimsOf(askedOf(condition, space)).isTrue, 0, all);
    return cells && placesOf(cells);
  };

  it.each<[string, Condition, readonly number[] | null]>([
    ['both', { kind: 'all', of: [leaf(under), leaf(over)] }, [2]],
    ['either', { kind: 'any', of: [leaf(under), leaf(over)] }, [0, 1, 2, 3, 4]],
    ['another fact beside it', { kind: 'all', of: [leaf(under), leaf(yes)] }, null],
  ])('%s', (_case, condition, expected) => {
    expect(cellsOf(condition)).toEqual(expected);
  });

  it('known is not missing, and lies where it is said to', () => {
    const missing = (space.fields[0]?.cells.length ?? 0) - 1;
    expect([0, missing].map((place) => holdsAt(allKnown(new Set(['a']), space.fields), [place, 0]))).toEqual([
      true,
      false,
    ]);
    expect(holdsAt(liesIn(0, all), [missing, 0])).toBe(true);
  });
});
