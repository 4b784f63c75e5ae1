import { describe, expect, it } from '@jest/globals';
import { addMigrations, migrationOf } from './migration.js';

const STAGES = ['A', 'B', 'C'];
const copy = (stages: Readonly<Record<string, string | null>>) => ({
  ids: Object.keys(stages),
  stages: Object.values(stages),
});

describe('from one month to the next', () => {
  const before = copy({ one: 'A', two: 'A', three: 'B', gone: 'C', unknown: null });
  const after = copy({ two: 'B', one: 'B', three: 'B', unknown: 'A', came: 'A', lost: null });
  const matrix = migrationOf(before, after, STAGES);

  it.each([
    ['A', 'B', 2],
    ['B', 'B', 1],
    ['A', 'A', 0],
    ['C', 'ABSENT', 1],
    ['ABSENT', 'A', 1],
    ['ABSENT', 'NONE', 1],
    ['NONE', 'A', 1],
    ['ABSENT', 'ABSENT', 0],
  ])('%s to %s: %d', (from, to, expected) => {
    expect(matrix[from]?.[to]).toBe(expected);
  });

  it('who was not known at one end neither came nor left, and who is known at neither counts nowhere', () => {
    const earlier = copy({ one: 'NOT_KNOWN', two: 'A', three: 'NOT_KNOWN', four: 'NOT_KNOWN' });
    const later = copy({ one: 'B', two: 'NOT_KNOWN', three: 'NOT_KNOWN' });
    const cells = Object.entries(migrationOf(earlier, later, STAGES)).flatMap(([from, row]) =>
      Object.entries(row).flatMap(([to, count]) => (count === 0 ? [] : [[from, to, count]])),
    );
    expect(cells).toEqual([
      ['A', 'NOT_KNOWN', 1],
      ['NOT_KNOWN', 'B', 1],
    ]);
  });

  it('every customer of either copy counts once', () => {
    const all = Object.values(matrix).flatMap((row) => Object.values(row));
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  it('two parts of a base are counted together', () => {
    const twice = addMigrations(matrix, matrix);
    expect(twice.A?.B).toBe(4);
    expect(twice.NONE?.A).toBe(2);
  });

  it('copies of other models are not compared', () => {
    expect(() => migrationOf(copy({ one: 'Z' }), after, STAGES)).toThrow('no such stage');
    expect(() => migrationOf({ ids: ['one'], stages: [] }, after, STAGES)).toThrow('1 ids beside 0 stages');
  });
});
