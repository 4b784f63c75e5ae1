import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../kit/hash.js';
import { CopyJoin } from './join-copies.js';
import { migrationOf, type StageColumn } from './migration.js';

const STAGES = ['A', 'B', 'C'];
type Row = readonly [string, string | null];

function copyOf(
  count: number,
  stageOf: (index: number) => string | null,
  has: (index: number) => boolean,
): readonly Row[] {
  return Array.from({ length: count }, (_row, index): Row => [`c-${index}`, stageOf(index)])
    .filter((_row, index) => has(index))
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}
const column = (rows: readonly Row[]): StageColumn => ({
  ids: rows.map(([id]) => id),
  stages: rows.map(([, one]) => one),
});

/** In parts of so many rows; an empty part now and then. */
function parts(rows: readonly Row[], each: number): StageColumn[] {
  const cut: StageColumn[] = [];
  for (let from = 0; from < rows.length; from += each) cut.push(column(rows.slice(from, from + each)), column([]));
  return cut;
}

function joined(before: StageColumn[], after: StageColumn[]) {
  const join = new CopyJoin(STAGES);
  const open = { before: [...before], after: [...after] };
  for (let side = join.wants; side !== null; side = join.wants) {
    const next = open[side].shift();
    if (next === undefined) join.end(side);
    else join.add(side, next);
  }
  return join.migration;
}

const BEFORE = copyOf(
  500,
  (index) => STAGES[index % 3] ?? null,
  (index) => index % 11 !== 0,
);
const AFTER = copyOf(
  500,
  (index) => (index % 7 === 0 ? null : (STAGES[(index + (index % 2)) % 3] ?? null)),
  (index) => index % 13 !== 0,
);

describe('two copies joined part by part', () => {
  it.each([
    [1, 1],
    [7, 3],
    [1, 500],
    [500, 1],
    [64, 50],
    [500, 500],
  ])('parts of %d and of %d give what both whole give', (one, other) => {
    expect(joined(parts(BEFORE, one), parts(AFTER, other))).toEqual(migrationOf(column(BEFORE), column(AFTER), STAGES));
  });

  it('a copy of nobody', () => {
    expect(joined([], parts(AFTER, 9))).toEqual(migrationOf(column([]), column(AFTER), STAGES));
    expect(joined([], [])).toEqual(migrationOf(column([]), column([]), STAGES));
  });

  it('a stage of other models is a fault', () => {
    expect(() => joined([column([['c-1', 'Z']])], [])).toThrow('no such stage');
  });

  it('columns that do not run beside each other are a fault', () => {
    expect(() => new CopyJoin(STAGES).add('before', { ids: ['a'], stages: [] })).toThrow('beside');
  });
});
