import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../kit/hash.js';
import { migrationOf, type StageColumn } from '../migration.js';
import { MovesPage } from './moves-page.js';

const STAGES = ['A', 'B'];
const IDS = Array.from({ length: 60 }, (_one, index) => `c-${index}`).sort((a, b) => placeOf(a) - placeOf(b));
const numberOf = (id: string) => Number(id.slice(2));
const copyOf = (ids: readonly string[], stageOf: (index: number) => string | null): StageColumn => {
  return { ids, stages: ids.map((id) => stageOf(numberOf(id))) };
};
const BEFORE = copyOf(
  IDS.filter((id) => numberOf(id) % 7 !== 0),
  (index) => STAGES[index % 2] ?? null,
);
const AFTER = copyOf(
  IDS.filter((id) => numberOf(id) % 11 !== 0),
  (index) => (index % 5 === 0 ? null : index % 13 === 0 ? 'NOT_KNOWN' : (STAGES[index % 3] ?? null)),
);

function pageOf(was: readonly string[] | null, is: readonly string[] | null, after: string | null, limit: number) {
  const sides = { was: was && new Set(was), is: is && new Set(is) };
  const walk = new MovesPage(sides, after, limit);
  for (let at = 0; at < 60; at += 9) {
    for (const [side, { ids, stages }] of [['before', BEFORE] as const, ['after', AFTER] as const]) {
      walk.add(side, { ids: ids.slice(at, at + 9), stages: stages.slice(at, at + 9) });
    }
  }
  walk.end('before');
  walk.end('after');
  return { ...walk.page(), count: walk.count, isFull: walk.isFull };
}

const matrix = migrationOf(BEFORE, AFTER, STAGES);
const cells = Object.entries(matrix).flatMap(([from, row]) =>
  Object.entries(row).map(([to, count]) => [from, to, count] as const),
);

describe('who moved', () => {
  it.each(cells)('from %s to %s: as many as counted (%d), page after page, nobody twice', (from, to, count) => {
    const all: string[] = [];
    for (let after: string | null | undefined = null; after !== undefined; ) {
      const { rows, next, count: told } = pageOf([from], [to], after, 3);
      expect(told).toBe(count);
      expect(rows.every((move) => move.from === from && move.to === to)).toBe(true);
      all.push(...rows.map(({ id }) => id));
      after = next ?? undefined;
    }
    expect([all.length, new Set(all).size]).toEqual([count, count]);
    expect(all).toEqual(IDS.filter((id) => all.includes(id)));
  });

  it('from or to several, or anywhere', () => {
    const sum = (found: readonly (readonly [string, string, number])[]) =>
      found.reduce((total, [, , count]) => total + count, 0);
    expect(pageOf(null, null, null, 5).count).toBe(sum(cells));
    expect(pageOf(['A', 'ABSENT'], null, null, 5).count).toBe(
      sum(cells.filter(([from]) => from === 'A' || from === 'ABSENT')),
    );
    expect(pageOf(null, ['B', 'NONE'], null, 5).count).toBe(sum(cells.filter(([, to]) => to === 'B' || to === 'NONE')));
    expect(pageOf([], null, null, 5)).toMatchObject({ count: 0, isFull: false, rows: [] });
  });
});
