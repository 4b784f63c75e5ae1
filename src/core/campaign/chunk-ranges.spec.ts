import { describe, expect, it } from '@jest/globals';
import { PLACES } from '../kit/hash.js';
import { chunkRanges } from './chunk-ranges.js';

describe('chunks of a run', () => {
  it.each([
    [7_043, 2_000, 4],
    [8_000, 2_000, 4],
    [8_001, 2_000, 5],
    [1, 20_000, 1],
    [0, 2_000, 1],
    [3_000_000, 1, 3_000_000],
  ])('%d customers by %d are %d ranges that cover every place once', (customers, perChunk, count) => {
    const ranges = chunkRanges(customers, perChunk);
    expect(ranges).toHaveLength(count);
    expect([ranges[0]?.from, ranges.at(-1)?.to]).toEqual([0, PLACES]);
    expect(ranges.every(({ from }, index) => index === 0 || from === ranges[index - 1]?.to)).toBe(true);
    expect(ranges.every(({ from, to }) => from < to)).toBe(true);
  });
});
