import { describe, expect, it } from '@jest/globals';
import { derivation } from './derive-facts.js';
import { orderDerivations, sharedAtLoad } from './order-derivations.js';

const step = (name: string, ...facts: readonly string[]) =>
  derivation({ [name]: { type: 'number' } }, { facts, profile: [] }, () => ({ [name]: 1 }));
const [a, b, c] = [step('a'), step('b', 'a'), step('c', 'b', 'outside')];
const names = (steps: readonly { readonly names: readonly string[] }[]) => steps.flatMap((one) => one.names);

describe('facts build on facts', () => {
  it.each([
    ['in the order given where it fits', [a, b, c]],
    ['whatever the order given', [c, b, a]],
  ])('%s', (_case, given) => {
    const { ordered, circling } = orderDerivations(given);
    expect(names(ordered)).toEqual(['a', 'b', 'c']);
    expect(circling).toEqual([]);
  });

  it('who does not say what it reads waits for nobody', () => {
    const open = { names: ['open'], derive: () => ({}) };
    expect(names(orderDerivations([open, a]).ordered)).toEqual(['open', 'a']);
  });
});

describe('those who wait for each other', () => {
  it('are named as a ring, without those who only wait for it', () => {
    const { ordered, circling } = orderDerivations([step('z', 'x'), step('x', 'y'), step('y', 'x'), a]);
    expect(names(ordered)).toEqual(['a']);
    expect(names(circling)).toEqual(['x', 'y']);
  });

  it('one that waits for itself is a ring', () => {
    expect(names(orderDerivations([step('x', 'x')]).circling)).toEqual(['x']);
  });
});

describe('what others move', () => {
  const shared = { ...step('rank'), atLoad: true, shared: true };

  it('is worked out at load, and so is all that builds on it', () => {
    const { steps, refused } = sharedAtLoad([step('spend'), shared, step('class', 'rank'), step('tier', 'class')]);
    expect(steps.map(({ names, atLoad }) => [names[0], atLoad === true])).toEqual([
      ['spend', false],
      ['rank', true],
      ['class', true],
      ['tier', true],
    ]);
    expect(refused).toEqual([]);
  });

  it('is no base for a model that remembers, nor for one that reads the profile', () => {
    const remembering = { ...step('band', 'rank'), model: { name: 'band', next: () => null } };
    const profiled = { ...step('age', 'rank'), reads: { facts: ['rank'], profile: ['basic.age'] } };
    const { refused } = sharedAtLoad([shared, remembering, profiled]);
    expect(refused.map(({ step: { names }, fact }) => [names[0], fact])).toEqual([
      ['band', 'rank'],
      ['age', 'rank'],
    ]);
  });
});
