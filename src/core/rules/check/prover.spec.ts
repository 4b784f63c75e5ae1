import { describe, expect, it } from '@jest/globals';
import { FACTS } from '../../../../test/golden/verify-world.js';
import type { Leaf } from '../../condition/condition.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { askedOf, claimsOf } from './cells/formula.js';
import { Prover } from './prover.js';
import { VERIFY_LIMITS } from './verify-limits.js';

const under: Leaf = { fact: 'gigabytes', type: 'number', operator: 'lessThan', value: 5 };
const inStage: Leaf = { fact: 'stage', type: 'enum', operator: 'notEqual', value: 'A' };
const space = cellSpaceOf([under, inStage], FACTS, null);
const claim = (leaf: Leaf) => claimsOf(askedOf({ kind: 'leaf', leaf }, space)).isTrue;

describe('the account of what a rule set may take', () => {
  it.each([
    ['steps of the set', { setSteps: 0 }, 0, { kind: 'open', reason: 'set-steps', limit: 0 }],
    ['steps of a question', { questionSteps: 0 }, 0, { kind: 'open', reason: 'question-steps', limit: 0 }],
    ['time', { millis: 10 }, 11, { kind: 'open', reason: 'time', limit: 10 }],
    ['time that is just enough', { millis: 10 }, 10, expect.objectContaining({ kind: 'found' })],
  ])('%s', (_case, limits, elapsed, expected) => {
    expect(new Prover(space.fields, { ...VERIFY_LIMITS, ...limits }, () => elapsed).ask(claim(under))).toEqual(
      expected,
    );
  });

  it('counts every step', () => {
    const prover = new Prover(space.fields, VERIFY_LIMITS, () => 0);
    prover.ask(claim(under));
    prover.ask(claim(inStage));
    expect(prover.spent).toBe(2);
  });
});

it('takes the missing cell where it is open, else the first, the middle or the last', () => {
  const prover = new Prover(space.fields, VERIFY_LIMITS, () => 0);
  const values = (leaf: Leaf, pick: 'first' | 'last') => {
    const answer = prover.ask(claim(leaf));
    const at = answer.kind === 'found' ? prover.cellsAt(answer.domains, pick) : [];
    return at.map((place, index) => space.fields[index]?.cells[place]?.value);
  };
  expect(values(under, 'first')).toEqual([4, 'A']);
  expect(values(inStage, 'last')).toEqual([null, 'C']);
});
