import { describe, expect, it } from '@jest/globals';
import { type Action, selectByThompson, selectionChances } from './thompson.js';

const action = (id: string, alpha: number, beta: number, change: Partial<Action> = {}): Action => ({
  id,
  posterior: { alpha, beta },
  slope: 1,
  offset: 0,
  ...change,
});
const TWO = [action('a', 13, 89), action('b', 9, 93)];

describe('Thompson sampling', () => {
  it('logs with which chance each was selected: .982159 and .017841 for Beta(13, 89) and Beta(9, 93)', () => {
    const chances = selectionChances(TWO, 0.1);
    expect(chances[0]).toBeCloseTo(0.982159, 6);
    expect(chances[1]).toBeCloseTo(0.017841, 6);
  });

  it('selects the same when a decision is replayed, whatever stands beside', () => {
    for (let id = 0; id < 200; id += 1) {
      const first = selectByThompson(`dec_${id}`, TWO, 0.1);
      expect(selectByThompson(`dec_${id}`, TWO, 0.1)).toEqual(first);
      const reversed = selectByThompson(`dec_${id}`, TWO.toReversed(), 0.1);
      expect(1 - (reversed?.index ?? 0)).toBe(first?.index);
    }
  });

  it('selects as often as it logs', () => {
    const share = 0.5;
    const ids = Array.from({ length: 4_000 }, (_, index) => `dec_${index}`);
    const selected = ids.filter((id) => selectByThompson(id, TWO, share)?.index === 1).length / ids.length;
    const chance = selectionChances(TWO, share)[1] ?? 0;
    expect(Math.abs(selected - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / ids.length));
  });

  it('exploits what has not gathered enough by the mean of its group', () => {
    const lucky = action('lucky', 5, 15, { exploited: 0.05 });
    expect(selectionChances([action('a', 13, 89), lucky], 0.1)[0]).toBeGreaterThan(0.9);
    expect(selectionChances([action('a', 13, 89), action('lucky', 5, 15)], 0.1)[0]).toBeLessThan(0.1);
  });

  it('weighs a chance by what an acceptance is worth', () => {
    const dear = action('dear', 9, 93, { slope: 10 });
    expect(selectionChances([action('a', 13, 89), dear], 0.1)[1]).toBeGreaterThan(0.99);
  });

  it('never explores with a share of 0, and always with 1', () => {
    expect(selectByThompson('dec_1', TWO, 0)).toMatchObject({ index: 0, explored: false });
    expect(selectByThompson('dec_1', TWO, 1)?.explored).toBe(true);
  });

  it('has nobody to select among nobody', () => {
    expect(selectByThompson('dec_1', [], 0.1)).toBeNull();
  });
});
