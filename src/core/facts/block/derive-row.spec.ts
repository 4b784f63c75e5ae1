import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { type Derivation, derivation } from '../derive-facts.js';
import type { ModelState } from '../model-state.js';
import { RowDeriver } from './derive-row.js';

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-03', zone: 'Asia/Shanghai' };
const NEXT_DAY = Date.parse('2026-11-03T16:00:00Z');
const step = (name: string, facts: readonly string[], more: Partial<Derivation> = {}): Derivation => ({
  ...derivation({ [name]: { type: 'number' } }, { facts, profile: [] }, () => ({ [name]: 1 })),
  ...more,
});
const still = step('still', []);
const moving = step('moving', [], { atLoad: true });
const on = (instant: string) => () => new Date(instant);

describe('until when the stored facts of a customer hold', () => {
  it.each<[string, readonly Derivation[], number]>([
    ['for ever, where nothing moves', [still], Number.POSITIVE_INFINITY],
    ['for ever, where what moves is not stored', [still, moving], Number.POSITIVE_INFINITY],
    ['until the next day, where one builds on what moves', [moving, step('stage', ['moving'])], NEXT_DAY],
    [
      'until the next day, where one does not say what it reads',
      [moving, { names: ['any'], derive: () => ({}) }],
      NEXT_DAY,
    ],
    ['as long as it says', [moving, step('stage', ['moving'], { holdsUntil: () => null })], Number.POSITIVE_INFINITY],
    [
      'until the first of them has run out',
      [
        step('a', [], { holdsUntil: on('2026-12-01T00:00:00Z') }),
        step('b', [], { holdsUntil: on('2026-11-05T00:00:00Z') }),
      ],
      Date.parse('2026-11-05T00:00:00Z'),
    ],
  ])('%s', (_case, derivations, until) => {
    expect(new RowDeriver(derivations).derive(aFactSource(), AS_OF).validUntil).toBe(until);
  });
});

describe('what models that remember moved to', () => {
  const state: ModelState = { value: 'HIGH', since: '2026-11-03', cause: 'ABOVE', basis: null, from: null };
  const model = step('band', [], { model: { name: 'band', next: () => state } });
  it.each([
    ['is found where nothing was said before', undefined, 1],
    ['is nothing where it is said already', { band: state }, 0],
    ['is found where it was another', { band: { ...state, value: 'LOW' } }, 1],
    ['is found where only the cause is another', { band: { ...state, cause: 'HELD' } }, 1],
  ])('%s', (_case, states, changes) => {
    const source = { ...aFactSource(), ...(states && { states }) };
    expect(new RowDeriver([model]).derive(source, AS_OF).changes).toHaveLength(changes);
  });

  it('is nothing where nobody can know', () => {
    const silent = step('band', [], { model: { name: 'band', next: () => null } });
    expect(new RowDeriver([silent]).derive(aFactSource(), AS_OF).changes).toEqual([]);
  });
});

it('facts stand at their places, and what is only read has a place too', () => {
  const deriver = new RowDeriver([step('b', ['a']), { ...step('none', []), derive: () => ({}) }]);
  const at = (facts: readonly unknown[], name: string) => facts[deriver.places.get(name) ?? -1];
  const { facts } = deriver.derive(aFactSource(), AS_OF);
  expect([at(facts, 'a'), at(facts, 'b'), at(facts, 'none')]).toEqual([null, 1, null]);
  expect(deriver.factsOfAll([aFactSource(), aFactSource()], () => AS_OF)).toEqual([facts, facts]);
});
