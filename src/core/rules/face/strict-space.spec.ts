import { describe, expect, it } from '@jest/globals';
import type { Tree } from '../../condition/condition.js';
import { claimsOf } from '../check/cells/formula.js';
import { holdsAt } from '../check/cells/solve.js';
import { Condition } from '../engine/condition.js';
import type { FactTypes } from './fact-types.js';
import { leavesOf, StrictSpace } from './strict-space.js';
import { type StrictLeaf, StrictReader } from './strict-tree.js';

const shared = { conditions: new Map(), allowUndefinedConditions: false };
const beside = { dynamic: () => false, custom: new Set<string>() };

function spaceOf(json: object, types: FactTypes = {}, allowUndefinedFacts = false) {
  const tree: Tree<StrictLeaf> = new StrictReader(beside, shared).root(new Condition(json));
  const space = new StrictSpace([tree], types, allowUndefinedFacts);
  const asked = space.asked(tree);
  return { space, asked, leaves: leavesOf([tree]) };
}

const under = { fact: 'gb', operator: 'lessThan', value: 5 };
const over = { fact: 'gb', operator: 'greaterThan', value: 9 };
const inside = { fact: 'plan', path: '$.price.eur', operator: 'equal', value: 3 };
const custom = { fact: 'gb', operator: 'near', value: 1 };

describe('facts cut into cells', () => {
  it('a field for each fact and for each path', () => {
    const { space } = spaceOf({ all: [under, over, inside] });
    const shown = space.fields.map(({ fact, root, steps, domain, missing, cells }) => [
      fact,
      root,
      steps,
      domain,
      missing,
      cells.map(({ value }) => value),
    ]);
    expect(shown).toEqual([
      ['gb', 'gb', [], 'number', null, [4, 5, 6, 9, 10]],
      ['plan.price.eur', 'plan', ['price', 'eur'], 'number or missing', 3, [2, 3, 4, undefined]],
    ]);
  });

  it('missing where that is allowed, values as declared', () => {
    const { space } = spaceOf({ all: [under] }, { gb: { enum: [1, 9] } }, true);
    expect(space.fields[0]?.cells.map(({ value }) => value)).toEqual([1, 9, undefined]);
    const never = spaceOf({ all: [under] }, { gb: { optional: false } }, true).space;
    expect(never.fields[0]?.missing).toBeNull();
  });

  it('claims are the answers, in every cell there is', () => {
    const { space, asked } = spaceOf({ any: [under, { not: over }] });
    const { isTrue, notTrue } = claimsOf(asked);
    const truths = space.fields[0]?.cells.map((_cell, place) => [holdsAt(isTrue, [place]), holdsAt(notTrue, [place])]);
    expect(truths).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  it('what is not looked into is a field of its own, and says why', () => {
    const { space, leaves } = spaceOf({ all: [under, custom, custom] }, { gb: { type: 'string' } });
    expect(space.fields.map(({ sealed, cells }) => [sealed, cells.length])).toEqual([
      [true, 2],
      [true, 2],
      [true, 2],
    ]);
    expect(leaves.map((leaf) => space.whyUnseen(leaf))).toEqual(['mixed-types', 'custom-operator', 'custom-operator']);
  });
});
