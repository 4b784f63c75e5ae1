import { describe, expect, it } from '@jest/globals';
import { textTable, widthOf } from './text-table.js';

describe('tables in a terminal', () => {
  it('count a Chinese character as two columns', () => {
    expect(widthOf('潮位 Tidemark')).toBe(13);
  });

  it('line columns up in both languages, numbers to the right', () => {
    const table = textTable(
      [
        ['评估', '7043'],
        ['matched', '12'],
      ],
      [1],
    );
    expect(table).toBe('评估     7043\nmatched    12');
  });
});
