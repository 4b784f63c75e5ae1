import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { migrationOf } from '../../lifecycle/migration.js';
import { checkSegments } from './check-segment.js';
import { SegmentCounts } from './segment-counts.js';
import type { SegmentPlan } from './segment-plan.js';

const NAMES = ['kind', 'spend', 'plan', 'held', 'nps'];
const CATALOGUE = aCatalogue(
  aFact({ name: 'kind', type: 'enum', values: ['A', 'B'] }),
  aFact({ name: 'spend', type: 'number' }),
  aFact({ name: 'plan', type: 'text' }),
  aFact({ name: 'held', type: 'list', fields: [{ ...aFact({ name: 'product', type: 'text' }), type: 'text' }] }),
  aFact({ name: 'nps', type: 'number' }),
);
const PLAN: SegmentPlan = {
  ...{ segments: ['kind'], needs: ['spend', 'plan', 'held'], responses: ['nps'], leastCustomers: 4, leastShare: 0.25 },
  ...{ leastStay: 0.8, mostShift: 0.25, leastKnown: 2, leastMeanDifference: 0.5, leastAssociation: 0.3 },
};

const rows = (count: number, sheet: (index: number) => FactSheet) =>
  Array.from({ length: count }, (_row, i) => sheet(i));
const plain = (kind: string | null, index: number, more: FactSheet = {}): FactSheet => ({
  ...{ kind, spend: 10 + (index % 2), plan: 'p', held: [{ product: 'x' }], nps: 5 + (index % 2) },
  ...more,
});

function checked(
  sheets: readonly FactSheet[],
  plan: SegmentPlan = PLAN,
  moved: Parameters<typeof checkSegments>[2] = null,
) {
  const counts = new SegmentCounts('kind', ['spend', 'plan', 'held', 'nps']);
  const half = Math.floor(sheets.length / 2);
  for (const part of [sheets.slice(0, half), sheets.slice(half)]) {
    counts.add(
      blockOf(
        part.map((_sheet, index) => `c-${index}`),
        part,
        NAMES,
        CATALOGUE,
      ),
    );
  }
  return checkSegments(['A', 'B'], counts, moved, plan);
}
const flagsOfA = (sheets: readonly FactSheet[], plan?: SegmentPlan) => checked(sheets, plan).segments[0]?.flags;
const B = rows(8, (index) => plain('B', index));
const differing = (count: number) => rows(count, (index) => plain('A', index, { spend: 20 + (index % 2) }));

describe('size', () => {
  it.each([
    ['enough customers and share', [...differing(4), ...B], []],
    ['one customer too few', [...differing(3), ...B], ['TOO_SMALL']],
    ['exactly the share', [...differing(4), ...B, ...rows(4, (index) => plain(null, index))], []],
    ['less than the share', [...differing(4), ...B, ...rows(5, (index) => plain(null, index))], ['TOO_SMALL']],
  ])('%s', (_case, sheets, expected) => {
    expect(flagsOfA(sheets)).toEqual(expected);
  });
});

describe('difference', () => {
  const alike = rows(8, (index) => plain('A', index));
  it.each<[string, readonly FactSheet[], readonly string[]]>([
    ['alike in everything', alike, ['NOT_DIFFERENT']],
    ['a number', differing(8), []],
    ['a text', rows(8, (index) => plain('A', index, { plan: 'q' })), []],
    ['an element of a list', rows(8, (index) => plain('A', index, { held: [{ product: 'x' }, { product: 'y' }] })), []],
    ['a response', rows(8, (index) => plain('A', index, { nps: 1 + (index % 2) })), []],
  ])('%s', (_case, sheets, expected) => {
    expect(flagsOfA([...sheets, ...B])).toEqual(expected);
  });

  it.each([
    ['at its mark', 0.93, []],
    ['below its mark', 0.94, ['NOT_DIFFERENT']],
  ])('of half a spread more, %s', (_case, leastMeanDifference, expected) => {
    // Spread √(2/7) = 0.5345 on both sides, means half apart: 0.9354.
    const sheets = [...rows(8, (index) => plain('A', index, { spend: 10.5 + (index % 2) })), ...B];
    expect(flagsOfA(sheets, { ...PLAN, leastMeanDifference })).toEqual(expected);
  });

  it('of whom nothing is known nothing is said', () => {
    const unknown = { spend: null, plan: null, held: null, nps: null };
    expect(flagsOfA([...rows(8, (index) => plain('A', index, unknown)), ...B])).toEqual(['NOT_MEASURED']);
  });

  it.each([
    ['enough are known', 4, []],
    ['one too few is known', 5, ['NOT_MEASURED']],
  ])('%s', (_case, leastKnown, expected) => {
    expect(flagsOfA([...differing(4), ...B], { ...PLAN, leastKnown })).toEqual(expected);
  });

  it('the most different comes first', () => {
    const { needs } = checked([...differing(8), ...B]).segments[0] ?? { needs: [] };
    expect(needs.map(({ fact }) => fact)[0]).toBe('spend');
    expect(needs[0]).toMatchObject({ measure: 'mean', inside: 8, outside: 8 });
  });
});

describe('stability', () => {
  const copy = (stages: readonly (string | null)[]) => ({ ids: stages.map((_stage, index) => `c-${index}`), stages });
  const moved = (stay: number) =>
    migrationOf(
      copy(Array.from({ length: 20 }, (_one, index) => (index < 10 ? 'A' : 'B'))),
      copy(Array.from({ length: 20 }, (_one, index) => (index < stay ? 'A' : 'B'))),
      ['A', 'B'],
    );
  const sheets = [...differing(8), ...B];

  it.each([
    ['exactly enough stay', 8, []],
    ['one too many leaves', 7, ['UNSTABLE']],
  ])('%s', (_case, stay, expected) => {
    const { segments } = checked(sheets, PLAN, moved(stay));
    expect(segments[0]).toMatchObject({ stay: stay / 10, flags: expected });
    expect(segments[1]?.stay).toBe(1);
  });

  it.each([
    ['nothing moved', 10, false],
    ['some moved', 6, false],
    ['most moved', 3, true],
  ])('%s', (_case, stay, shifted) => {
    const report = checked(sheets, PLAN, moved(stay));
    expect(report.shifted).toBe(shifted);
    if (stay === 10) expect(report.shift).toBeCloseTo(0, 12);
  });

  it('a base that grew has not shifted', () => {
    const many = Array.from({ length: 100 }, (): string => 'B');
    const grown = migrationOf(copy(['A', 'B']), copy(['A', 'B', ...many]), ['A', 'B']);
    expect(checked(sheets, PLAN, grown)).toMatchObject({ shift: 0, shifted: false });
  });

  it('who is not here any more counts neither way, and without two months nothing is said', () => {
    const gone = migrationOf(copy(['A', 'A']), { ids: ['c-0'], stages: ['A'] }, ['A', 'B']);
    expect(checked(sheets, PLAN, gone).segments.map(({ stay }) => stay)).toEqual([1, null]);
    expect(checked(sheets)).toMatchObject({ shift: null, shifted: false });
  });
});
