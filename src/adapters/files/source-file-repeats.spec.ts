import { describe, expect, it } from '@jest/globals';
import { hash53, RowSet, repeatedRows, SeenIds } from './source-file-repeats.js';

const ids = (texts: readonly string[]) =>
  async function* () {
    yield texts.map((text, index) => [index + 1, text] as const);
  };

describe('ids that stand twice', () => {
  it('are not suspected in many different ones', () => {
    const seen = new SeenIds();
    for (let index = 0; index < 300_000; index += 1) seen.add(`C-${index}`);
    expect(seen.suspicious()).toEqual([]);
  });

  it('are suspected once each', () => {
    const seen = new SeenIds();
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) seen.add(id);
    expect(seen.suspicious()).toEqual([hash53('a'), hash53('b')].sort((x, y) => x - y));
  });

  it('are compared letter by letter: of a shared hash only equal ids count', async () => {
    const rows = await repeatedRows([hash53('a'), hash53('b'), hash53('c')], ids(['a', 'b', 'c', 'a', 'd', 'd']));
    expect([0, 1, 2, 3, 4, 5, 6].filter((row) => rows.has(row))).toEqual([1, 4]);
  });

  it('are found however many there are', async () => {
    const texts = Array.from({ length: 210_000 }, (_, index) => `C-${index}`);
    const seen = new SeenIds();
    for (const id of [...texts, ...texts]) seen.add(id);
    const rows = await repeatedRows(seen.suspicious(), ids([...texts, ...texts]));
    expect([1, 210_000, 210_001, 420_000].every((row) => rows.has(row))).toBe(true);
    expect(rows.has(420_001)).toBe(false);
  });
});

describe('a hash of an id', () => {
  it.each(['', 'a', '7590-VHVEG', '客户-000001'])('is a whole number that a double holds exactly: "%s"', (id) => {
    expect(Number.isSafeInteger(hash53(id))).toBe(true);
  });

  it('tells an id from its mirror image and from its neighbours', () => {
    const texts = ['ab', 'ba', 'a', 'b', 'aa', 'abc', 'cba', ' ab'];
    expect(new Set(texts.map(hash53)).size).toBe(texts.length);
  });
});

it('rows are kept by one bit each, and grow', () => {
  const rows = new RowSet();
  for (const row of [0, 7, 8, 100_000, 3_000_000]) rows.add(row);
  expect([0, 1, 7, 8, 9, 100_000, 100_001, 3_000_000].filter((row) => rows.has(row))).toEqual([
    0, 7, 8, 100_000, 3_000_000,
  ]);
  expect(() => rows.add(2 ** 31)).toThrow(RangeError);
});
