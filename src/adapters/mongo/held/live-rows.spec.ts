import { describe, expect, it } from '@jest/globals';
import { LiveRows } from './live-rows.js';

function counted(rows: LiveRows, gone: readonly number[]): Uint32Array {
  rows.begin();
  for (const row of gone) rows.takeOut(row);
  return rows.standing();
}

describe('rows that stand for their customers', () => {
  it('are all but those that were taken out, and no bit past the last', () => {
    expect([...counted(new LiveRows(34), [0, 31, 33])]).toEqual([0x7fff_fffe, 0b01]);
  });

  it('are the same object for as long as they are the same rows', () => {
    const rows = new LiveRows(40);
    const first = counted(rows, [3, 39]);
    expect(counted(rows, [39, 3])).toBe(first);
  });

  it('stay as they were handed out when others stand at the next count', () => {
    const rows = new LiveRows(8);
    const first = counted(rows, [1]);
    expect([...counted(rows, [2])]).toEqual([0b1111_1011]);
    expect([...first]).toEqual([0b1111_1101]);
    expect([...counted(rows, [])]).toEqual([0xff]);
  });
});
