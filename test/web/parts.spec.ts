import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../../web/src/parts/csv.ts';
import { addFunnels } from '../../web/src/screens/home/add-funnels.ts';

describe('an exported table', () => {
  it('opens in a spreadsheet as text, whatever somebody typed', () => {
    const rows = [['=1+1', '+86', '-5', '@x', 'a,b', 'say "x"', '客户']];
    expect(csvOf(rows)).toBe('\uFEFF\'=1+1,\'+86,-5,\'@x,"a,b","say ""x""",客户\r\n');
  });
});

describe('funnels of several runs', () => {
  const row = (key: string, parent: string | null, count: number) => {
    const words = { 'zh-CN': key, en: key };
    return { key, parent, count, words, step: 'matched' as const, channel: null, code: null };
  };
  it('are added row by row, every part under its whole', () => {
    const sum = addFunnels([
      [row('evaluated', null, 10), row('matched', 'evaluated', 4), row('scheduled', 'matched', 4)],
      [row('evaluated', null, 5), row('matched', 'evaluated', 3), row('refused.X', 'matched', 1)],
    ]);
    expect(sum.map(({ key, count }) => [key, count])).toEqual([
      ['evaluated', 15],
      ['matched', 7],
      ['scheduled', 4],
      ['refused.X', 1],
    ]);
  });
});
