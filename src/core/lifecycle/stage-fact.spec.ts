import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../test/builders/a-rule-pack.js';
import type { Derivation } from '../facts/derive-facts.js';
import { rememberingModels, stageFactsOf } from './stage-fact.js';

const derive = () => ({});
const remembering = (name: string, names: readonly string[]): Derivation => ({
  names,
  derive,
  model: { name, next: () => null },
});
const DERIVATIONS = [
  { names: ['tenure'], derive },
  remembering('lifecycle', ['stage', 'stageCause']),
  remembering('score', ['points']),
];
const CATALOGUE = aCatalogue(
  aFact({ name: 'stage', type: 'enum', values: ['A', 'B'] }),
  aFact({ name: 'stageCause', type: 'enum', values: ['X'] }),
  aFact({ name: 'points', type: 'number' }),
);

describe('the fact of a model', () => {
  it('is the first it gives, with the cause named after it', () => {
    expect(stageFactsOf('lifecycle', DERIVATIONS, CATALOGUE)).toMatchObject({
      stage: { name: 'stage', values: ['A', 'B'] },
      cause: { name: 'stageCause' },
    });
  });

  it.each([['nothing'], ['score'], ['tenure']])('there is none for %s', (model) => {
    expect(stageFactsOf(model, DERIVATIONS, CATALOGUE)).toBeNull();
  });

  it('models that remember are told by name', () => {
    expect(rememberingModels(DERIVATIONS)).toEqual(['lifecycle', 'score']);
  });
});
