import { describe, expect, it } from '@jest/globals';
import { doubleFnv32 } from '../../kit/hash.js';
import { type Beta, betaQuantile } from './beta.js';
import { BetaTable } from './beta-table.js';
import { type Arm, chanceOfLargest } from './largest-draw.js';

const beta = (alpha: number, b: number, slope = 1, offset = 0): Arm => ({
  posterior: { alpha, beta: b },
  slope,
  offset,
});
const certain = (offset: number): Arm => ({ posterior: null, slope: 0, offset });
const chancesOf = (arms: readonly Arm[]) => arms.map((_arm, index) => chanceOfLargest(arms, index));
const chances = (...arms: readonly Arm[]) => chancesOf(arms).map((chance) => Number(chance.toFixed(6)));

describe('the chance that an action’s draw is the largest', () => {
  it('of Beta(13, 89) against Beta(9, 93) is .821592 and .178408', () => {
    expect(chances(beta(13, 89), beta(9, 93))).toEqual([0.821592, 0.178408]);
  });

  it.each([
    ['alike', [beta(3, 7), beta(3, 7), beta(3, 7)], [0.333333, 0.333333, 0.333333]],
    ['alone', [beta(3, 7)], [1]],
    // P(x > y) for x ~ Beta(2, 1) and y even is 2/3.
    ['one tilted against an even one', [beta(2, 1), beta(1, 1)], [0.666667, 0.333333]],
    // An even draw doubled is above an even draw in three of four cases.
    ['one that is worth twice as much', [beta(1, 1, 2), beta(1, 1)], [0.75, 0.25]],
    // x > y + ½ for even draws in one of eight cases.
    ['one with half a point more', [beta(1, 1), beta(1, 1, 1, 0.5)], [0.125, 0.875]],
    ['an even draw against a certain score', [beta(1, 1), certain(0.7)], [0.3, 0.7]],
    ['certain scores', [certain(1), certain(2), certain(2)], [0, 1, 0]],
    ['one who can never reach what is certain', [beta(1, 1), certain(5)], [0, 1]],
    ['one who is always above it', [beta(1, 1, 1, 5), certain(5)], [1, 0]],
    ['nobody', [], []],
  ])('%s', (_case, arms, expected) => {
    expect(chances(...arms)).toEqual(expected);
  });

  it.each([
    ['few and many shows', [beta(0.5, 99.5), beta(2_000, 98_000), beta(5, 300)]],
    ['millions of shows', [beta(20_000, 1_980_000), beta(20_300, 1_980_000), beta(0.02, 1)]],
  ])('adds up to 1: %s', (_case, arms) => {
    expect(chancesOf(arms).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 7);
  });

  it('comes as often in 8,000 draws: of six of different worth, one of them certain', () => {
    const arms = [beta(13, 89), beta(9, 93, 1.4), beta(3, 40, 2), beta(0.5, 20, 4), beta(200, 1_800), certain(0.13)];
    const wins = arms.map(() => 0);
    const draws = 8_000;
    const drawn = (index: number, draw: number) => (doubleFnv32(`${index}:`, String(draw)) + 0.5) / 2 ** 32;
    for (let draw = 0; draw < draws; draw += 1) {
      const scores = arms.map(({ posterior, slope, offset }, index) =>
        posterior === null ? offset : slope * betaQuantile(posterior, drawn(index, draw)) + offset,
      );
      const first = scores.indexOf(Math.max(...scores));
      wins[first] = (wins[first] ?? 0) + 1;
    }
    for (const [index, chance] of chancesOf(arms).entries()) {
      const share = (wins[index] ?? 0) / draws;
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / draws) + 1 / draws);
    }
  });

  it('makes no table of a distribution for which it is handed one', () => {
    const made: Beta[] = [];
    const tables = new Map<number, BetaTable>();
    const tableOf = (of: Beta) => {
      const known = tables.get(of.alpha) ?? new BetaTable(of);
      if (!tables.has(of.alpha)) made.push(of);
      tables.set(of.alpha, known);
      return known;
    };
    const arms = [beta(13, 89), beta(9, 93)];
    const once = chanceOfLargest(arms, 0, tableOf);
    expect([chanceOfLargest(arms, 0, tableOf), made.length]).toEqual([once, 2]);
  });
});
