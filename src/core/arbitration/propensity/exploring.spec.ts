import { describe, expect, it } from '@jest/globals';
import { PLAIN_ARBITRATION } from '../rules/arbitration-rules.js';
import { Exploring } from './exploring.js';
import type { Action } from './thompson.js';

const exploration = (share: number) => ({
  ...PLAIN_ARBITRATION,
  exploration: { ...PLAIN_ARBITRATION.exploration, share },
});
const action = (id: string, alpha: number, beta: number): Action => ({
  ...{ id, posterior: { alpha, beta }, slope: 1, offset: 0 },
});
const SURE = (id: string): Action => ({ id, posterior: null, slope: 0, offset: 0.1 });
const TWO = [action('a', 13, 89), action('b', 9, 93)];
const IDS = Array.from({ length: 1_000 }, (_, index) => `dec_${index}`);

describe('exploring', () => {
  it('selects as often as it logs', () => {
    const exploring = new Exploring(exploration(0.5));
    const second = IDS.filter((id) => exploring.drawn(TWO, id)?.[0]?.action.id === 'b').length / IDS.length;
    const chance = exploring.chanceOf(TWO, 1);
    expect(Math.abs(second - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / IDS.length));
  });

  it('leaves what is certain in the order it stands', () => {
    const drawn = new Exploring(exploration(1)).drawn([SURE('x'), SURE('y')], 'dec_1');
    expect(drawn?.map(({ action: { id } }) => id)).toEqual(['x', 'y']);
  });

  it('draws in no other decision', () => {
    expect(new Exploring(exploration(0)).drawn(TWO, 'dec_1')).toBeNull();
  });

  it('selects every action that can be drawn with a chance above 0, of all of them 1', () => {
    const exploring = new Exploring(exploration(0.1));
    const all = [...TWO, SURE('sure')];
    const chances = all.map((_one, index) => exploring.chanceOf(all, index));
    expect(Math.min(...chances)).toBeGreaterThan(0);
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect(exploring.chanceOf(all, 1)).toBe(chances[1]);
  });

  it('is the same to the bit for customers whose context weighs all of it alike, whoever came first', () => {
    const weighed = (by: number) => TWO.map((one) => ({ ...one, slope: one.slope * 800 * by, offset: -40 * by }));
    const [first, second] = [new Exploring(exploration(0.1)), new Exploring(exploration(0.1))];
    const [calm, pressed] = [weighed(1), weighed(Math.exp(-0.2 * 1.625))];
    expect(first.chanceOf(calm, 0)).toBe(first.chanceOf(pressed, 0));
    expect(second.chanceOf(pressed, 0)).toBe(first.chanceOf(calm, 0));
  });
});
