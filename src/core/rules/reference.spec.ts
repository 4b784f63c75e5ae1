import { describe, expect, it } from '@jest/globals';
import { Engine } from './engine/engine.js';
import { eventsByReference, REFERENCE } from './reference.js';

const RULE = {
  conditions: { all: [{ fact: 'age', operator: 'greaterThan', value: 18 }] },
  event: { type: 'grown' },
};

describe('the judge', () => {
  it('is another engine than ours', () => {
    expect(new REFERENCE.Engine()).not.toBeInstanceOf(Engine);
    expect(REFERENCE.default()).toBeInstanceOf(REFERENCE.Engine);
  });

  it('says which events some facts cause', async () => {
    await expect(eventsByReference([RULE], { age: 20 })).resolves.toEqual([{ type: 'grown' }]);
    await expect(eventsByReference([RULE], { age: 18 })).resolves.toEqual([]);
  });

  it('rejects what it does not know', async () => {
    await expect(eventsByReference([RULE], {})).rejects.toMatchObject({ code: 'UNDEFINED_FACT' });
    await expect(eventsByReference([RULE], {}, { allowUndefinedFacts: true })).resolves.toEqual([]);
  });
});
