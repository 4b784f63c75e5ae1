import { describe, expect, it } from '@jest/globals';
import { betaCdf } from './beta.js';
import { BetaTable } from './beta-table.js';

/** Between entries, where a chance can still be told from 0 and from 1. */
function* between(table: BetaTable): Generator<number> {
  for (let index = 1; index < table.odds.length; index += 1) {
    const [from, to] = [table.odds[index - 1] ?? 0, table.odds[index] ?? 0];
    for (const share of [0.2, 0.5, 0.8]) {
      const t = from + share * (to - from);
      if (Math.abs(t) < 20) yield t;
    }
  }
}

describe('a distribution as a table', () => {
  it.each([
    [13, 89],
    [0.5, 99.5],
    [1, 1],
    [2.5, 1],
    [0.02, 1],
    [3, 0.1],
    [300, 300],
    [20_000, 1_980_000],
    [5_000, 12],
  ])('says of Beta(%d, %d) what the continued fraction says, to 1e-8', (alpha, beta) => {
    const table = new BetaTable({ alpha, beta });
    let worst = 0;
    for (const t of between(table)) {
      worst = Math.max(worst, Math.abs(table.below(t) - betaCdf({ alpha, beta }, 1 / (1 + Math.exp(-t)))));
    }
    expect(worst).toBeLessThan(1e-8);
    expect(table.odds.length).toBeLessThan(400);
  });

  it('begins at 0 and ends at 1', () => {
    const table = new BetaTable({ alpha: 2, beta: 5 });
    expect([table.below(-1_000), table.below(1_000)]).toEqual([0, 1]);
    expect([table.below(Number.NEGATIVE_INFINITY), table.below(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
  });

  it('knows about where a share of it lies', () => {
    const table = new BetaTable({ alpha: 40, beta: 40 });
    expect(Math.abs(table.near(0.5))).toBeLessThan(0.05);
    expect(table.below(table.near(0.99))).toBeGreaterThanOrEqual(0.99);
  });

  it('of next to nothing shown reaches as far as its chances do', () => {
    const table = new BetaTable({ alpha: 0.001, beta: 0.5 });
    expect(table.odds[0]).toBeLessThan(-20_000);
    expect(table.below(-700)).toBeGreaterThan(0.3);
  });
});
