import { describe, expect, it } from '@jest/globals';
import { guardedCell, plainCell } from './spreadsheet-text.js';

describe('a cell of a CSV', () => {
  it.each([
    ['=cmd|calc!A1', "'=cmd|calc!A1"],
    ['+8613912345678', "'+8613912345678"],
    ['-1+cmd|calc!A1', "'-1+cmd|calc!A1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1+1', "'＝1+1"],
    ['-', "'-"],
  ])('that a spreadsheet would calculate is marked, and read back as it was: %j', (cell, guarded) => {
    expect(guardedCell(cell)).toBe(guarded);
    expect(plainCell(guarded)).toBe(cell);
  });

  it.each(['-12', '-12.50', '12', '', "'", "'quoted'", 'a=b', 'Li Lei'])('is left as it is: %j', (cell) => {
    expect(guardedCell(cell)).toBe(cell);
    expect(plainCell(cell)).toBe(cell);
  });

  it('that was marked elsewhere is not marked again', () => {
    expect(guardedCell("'=1")).toBe("'=1");
  });
});
