import { describe, expect, it } from '@jest/globals';
import { type Action, drawnChance, drawnScore, explores, selectionChance } from './thompson.js';

const action = (id: string, alpha: number, beta: number, change: Partial<Action> = {}): Action => ({
  id,
  posterior: { alpha, beta },
  slope: 1,
  offset: 0,
  ...change,
});
const CERTAIN: Action = { id: 'sure', posterior: null, slope: 0, offset: 0.5 };
const TWO = [action('a', 13, 89), action('b', 9, 93)];
const scoreIn = (id: string) => (one: Action) => drawnScore(one, drawnChance(one, id));
const IDS = Array.from({ length: 1_500 }, (_, index) => `dec_${index}`);

describe('Thompson sampling', () => {
  it('logs with which chance each was selected: .982159 and .017841 for Beta(13, 89) and Beta(9, 93)', () => {
    expect(selectionChance(TWO, 0, 0.1)).toBeCloseTo(0.982159, 6);
    expect(selectionChance(TWO, 1, 0.1)).toBeCloseTo(0.017841, 6);
  });

  it('draws the same when a decision is replayed, and otherwise in another', () => {
    const draws = IDS.map((id) => TWO.map(scoreIn(id)));
    expect(IDS.map((id) => TWO.map(scoreIn(id)))).toEqual(draws);
    expect(new Set(draws.map(String)).size).toBeGreaterThan(1_490);
  });

  it('draws the largest as often as it logs', () => {
    const wins = IDS.filter((id) => scoreIn(id)(TWO[1] as Action) > scoreIn(id)(TWO[0] as Action)).length / IDS.length;
    const chance = selectionChance(TWO, 1, 1);
    expect(Math.abs(wins - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / IDS.length));
  });

  it('explores in its share of decisions, never with a share of 0 and always with 1', () => {
    const share = IDS.filter((id) => explores(id, 0.1)).length / IDS.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.03);
    expect(IDS.some((id) => explores(id, 0))).toBe(false);
    expect(IDS.every((id) => explores(id, 1))).toBe(true);
  });

  it('weighs a chance by what an acceptance is worth', () => {
    const dear = action('dear', 9, 93, { slope: 10 });
    expect(selectionChance([dear, action('a', 13, 89)], 0, 0.1)).toBeGreaterThan(0.99);
  });

  it('draws nothing for what is certain', () => {
    expect(drawnChance(CERTAIN, 'dec_1')).toBeNull();
    expect(drawnScore(CERTAIN, null)).toBe(0.5);
  });
});
