import { describe, expect, it } from '@jest/globals';
import { bucket, fnv1a32 } from '../../src/core/kit/hash.js';
import { chiSquareTail } from '../../src/core/measurement/upper-tail.js';

const BASE = 200_000;
const IDS = Array.from({ length: BASE }, (_id, index) => `cust-${String(index + 1).padStart(6, '0')}`);
const BUCKETS = 10_000;
const utf8 = new TextEncoder();

/** Pearson's correlation of two columns of equal length. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (column: readonly number[]) => column.reduce((sum, value) => sum + value, 0) / column.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[index] ?? 0) - meanB];
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return both / Math.sqrt(squareA * squareB);
}

/** What must not be used: one pass over the id with the name after it. */
const onePass = (name: string) => IDS.map((id) => fnv1a32(utf8.encode(id + name)) % 1_000);
const twice = (name: string) => IDS.map((id) => bucket(name, id));

/** 200,000 customers with ids that follow one another, as an operator's do. */
describe('assignment over a base', () => {
  const [one, two] = [twice('campaign:exp1:1:'), twice('campaign:exp2:1:')];

  it('fills a hundred cells evenly', () => {
    const cells = new Array<number>(100).fill(0);
    for (const found of one) cells[Math.floor(found / 100)] = (cells[Math.floor(found / 100)] ?? 0) + 1;
    const each = BASE / cells.length;
    const chiSquare = cells.reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
    expect(chiSquareTail(chiSquare, cells.length - 1)).toBeGreaterThan(0.01);
  });

  it('keeps out the share that was asked for, and of two layers their product', () => {
    const shareOf = (kept: (index: number) => boolean) => IDS.filter((_id, index) => kept(index)).length / BASE;
    const [first, second] = [
      (index: number) => (one[index] ?? BUCKETS) < 500,
      (index: number) => (two[index] ?? BUCKETS) < 1_000,
    ];
    expect(Math.abs(shareOf(first) - 0.05)).toBeLessThan(0.0015);
    expect(Math.abs(shareOf(second) - 0.1)).toBeLessThan(0.0021);
    expect(Math.abs(shareOf((index) => first(index) && second(index)) - 0.005)).toBeLessThan(0.0005);
  });

  it('tells nothing of one experiment by another, which a single pass does', () => {
    expect(Math.abs(correlation(one, two))).toBeLessThan(0.007);
    expect(Math.abs(correlation(onePass('exp1'), onePass('exp2')))).toBeGreaterThan(0.05);
  });
});
