import { describe, expect, it } from '@jest/globals';
import { FACTS } from '../../../../test/golden/verify-world.js';
import type { Leaf } from '../../condition/condition.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { claimsOf } from './cells/formula.js';
import { Prover, VERIFY_LIMITS } from './prover.js';

const under: Leaf = { fact: 'gigabytes', type: 'number', operator: 'lessThan', value: 5 };
const inStage: Leaf = { fact: 'stage', type: 'enum', operator: 'notEqual', value: 'A' };
const space = cellSpaceOf([under, inStage], FACTS, null);
const claim = (leaf: Leaf) => claimsOf({ kind: 'leaf', leaf }, space).isTrue;

describe('the account of what a rule set may take', () => {
  it.each([
    ['steps of the set', { setSteps: 0 }, 0, { kind: 'open', reason: 'set-steps', limit: 0 }],
    ['steps of a question', { questionSteps: 0 }, 0, { kind: 'open', reason: 'question-steps', limit: 0 }],
    ['time', { millis: 10 }, 11, { kind: 'open', reason: 'time', limit: 10 }],
    ['time that is just enough', { millis: 10 }, 10, expect.objectContaining({ kind: 'found' })],
  ])('%s', (_case, limits, elapsed, expected) => {
    expect(new Prover(space, { ...VERIFY_LIMITS, ...limits }, () => elapsed).ask(claim(under))).toEqual(expected);
  });

  it('counts every step', () => {
    const prover = new Prover(space, VERIFY_LIMITS, () => 0);
    prover.ask(claim(under));
    prover.ask(claim(inStage));
    expect(prover.spent).toBe(2);
  });
});

it('a sheet says what matters and leaves out what need not be known', () => {
  const prover = new Prover(space, VERIFY_LIMITS, () => 0);
  const both = new Set(['gigabytes', 'stage']);
  const sheet = (leaf: Leaf, pick: 'first' | 'last', facts = both) => {
    const answer = prover.ask(claim(leaf));
    return answer.kind === 'found' && prover.sheetAt(prover.cellsAt(answer.domains, pick), facts);
  };
  expect(sheet(under, 'first')).toEqual({ gigabytes: 4, stage: 'A' });
  expect(sheet(inStage, 'last')).toEqual({ stage: 'C' });
  expect(sheet(under, 'first', new Set(['gigabytes']))).toEqual({ gigabytes: 4 });
});
