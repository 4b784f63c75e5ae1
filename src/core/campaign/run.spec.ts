import { describe, expect, it } from '@jest/globals';
import { addCounts, instantKey, NO_COUNTS, runIdOf } from './run.js';

describe('the id of a run', () => {
  it.each([
    ['2026-11-02T18:00:00Z', '20261102T180000Z'],
    ['2026-11-02T18:00:00.999Z', '20261102T180000Z'],
  ])('%s is written %s, without a colon', (instant, key) => {
    expect(instantKey(new Date(instant))).toBe(key);
    expect(runIdOf('retention', new Date(instant))).toBe(`retention|${key}`);
  });
});

describe('counts', () => {
  const one = { evaluated: 10, matched: 4, refused: { OUTRANKED: 1, CONSENT_MISSING: 1 }, scheduled: 2 };
  it('of nothing add nothing', () => {
    expect(addCounts(NO_COUNTS, one)).toEqual(one);
  });

  it('add up, each refusal on its own', () => {
    expect(addCounts(one, { ...one, refused: { CONSENT_MISSING: 3, CAP_REACHED: 1 } })).toEqual({
      evaluated: 20,
      matched: 8,
      refused: { OUTRANKED: 1, CONSENT_MISSING: 4, CAP_REACHED: 1 },
      scheduled: 4,
    });
  });
});
