import { describe, expect, it } from '@jest/globals';
import { fuzz } from './fuzz.js';

describe('beside json-rules-engine', () => {
  it('decides the same, says the same, asks the same and rejects the same, some thousands of times', async () => {
    const report = await fuzz(3_000, 1);
    expect(report.differences).toEqual([]);
    expect(report.decisions).toBeGreaterThanOrEqual(3_000);
    expect(report.matches).toBeGreaterThan(report.decisions / 20);
    expect(report.rejections).toBeLessThan(report.runs / 2);
    expect(report.overlaps).toBeGreaterThan(0);
  });
});
