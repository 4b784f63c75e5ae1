import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../src/core/condition/condition.js';
import { conditionTest, leafTest } from '../../src/core/condition/evaluate-condition.js';
import { blockOf } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { FunnelCount } from '../../src/core/rules/distance/audience-funnel.js';
import { howFar } from '../../src/core/rules/distance/how-far.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'gigabytes', type: 'number' }),
  aFact({ name: 'calls', type: 'number' }),
  aFact({ name: 'band', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
);
const SPREADS = new Map([
  ['gigabytes', { p10: 0, p90: 4 }],
  ['calls', { p10: 0, p90: 10 }],
]);
const NEAR = 2 ** -40;
/** Every cell of the marks below, and of each stretch both of its ends: nothing nearer exists but for a hair. */
const NUMBERS = [0, 1, 2].flatMap((mark) => [mark - NEAR, mark, mark + NEAR]);
const BANDS = ['LOW', 'MID', 'HIGH'];

const ordered = fc.constantFrom(
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
);
const leaf = fc.oneof(
  fc.record({ fact: fc.constantFrom('gigabytes', 'calls'), operator: ordered, value: fc.constantFrom(0, 1, 2) }),
  fc.record({
    fact: fc.constant('band'),
    operator: fc.constantFrom('equal', 'notEqual'),
    value: fc.constantFrom(...BANDS),
  }),
);
const { condition } = fc.letrec<{ condition: object; group: object }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const root = fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ all }));
const sheet: fc.Arbitrary<FactSheet> = fc.record({
  gigabytes: fc.constantFrom(null, -1, 0, 0.5, 1, 1.5, 2, 9),
  calls: fc.constantFrom(null, -1, 0, 0.5, 1, 1.5, 2, 9),
  band: fc.constantFrom(null, ...BANDS),
});

const packOf = (conditions: unknown) => compilePack(aRulePack({ rules: [aRule({ conditions })] }), CATALOGUE);

function conditionOf(conditions: unknown): Condition {
  const [rule] = packOf(conditions).rules;
  if (rule === undefined) throw new Error('a pack of one rule has one');
  return rule.condition;
}

/** The fewest conditions that fail on `from` and whose being so on `to` makes the whole so; infinite where it is not. */
function fewest(part: Condition, from: FactSheet, to: FactSheet, wanted = true): number {
  if (part.kind === 'not') return fewest(part.of, from, to, !wanted);
  if (part.kind === 'leaf') {
    const so = (one: FactSheet) => leafTest(part.leaf)(one[part.leaf.fact]) === (wanted ? 'true' : 'false');
    return so(to) ? Number(!so(from)) : Number.POSITIVE_INFINITY;
  }
  const counts = part.of.map((one) => fewest(one, from, to, wanted));
  return (part.kind === 'all') === wanted ? counts.reduce((sum, one) => sum + one, 0) : Math.min(...counts);
}

function distance(from: FactSheet, to: FactSheet): number {
  return [...CATALOGUE.keys()].reduce((sum, fact) => {
    const [a, b] = [from[fact] ?? null, to[fact] ?? null];
    if (a === b) return sum;
    const spread = SPREADS.get(fact);
    if (a === null || b === null || spread === undefined) return sum + 1;
    return sum + Math.abs(Number(a) - Number(b)) / (spread.p90 - spread.p10);
  }, 0);
}

const withOwn = (values: readonly unknown[], own: unknown) => [...new Set([own, ...values])];

function everySheet(from: FactSheet): readonly FactSheet[] {
  return withOwn(NUMBERS, from.gigabytes).flatMap((gigabytes) =>
    withOwn(NUMBERS, from.calls).flatMap((calls) =>
      withOwn(BANDS, from.band).map((band) => ({ gigabytes, calls, band }) as FactSheet),
    ),
  );
}

/** The fewest and, among those, the nearest, over every sheet there is. */
function bruteForce(part: Condition, from: FactSheet): { count: number; distance: number } | null {
  const ways = everySheet(from)
    .map((to) => ({ count: fewest(part, from, to), distance: distance(from, to) }))
    .filter(({ count }) => Number.isFinite(count));
  return ways.sort((a, b) => a.count - b.count || a.distance - b.distance)[0] ?? null;
}

describe('how far', () => {
  it('is what trying every sheet finds: the fewest conditions, then the least distance', () => {
    fc.assert(
      fc.property(root, sheet, (conditions, from) => {
        const part = conditionOf(conditions);
        const far = howFar(part, from, CATALOGUE, { spreads: SPREADS });
        const best = bruteForce(part, from);
        expect(far?.changes.length ?? null).toBe(best?.count ?? null);
        expect(far?.exact ?? true).toBe(true);
        if (far !== null && best !== null) expect(Math.abs(far.distance - best.distance)).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('done as it says, the rule matches', () => {
    fc.assert(
      fc.property(root, sheet, (conditions, from) => {
        const part = conditionOf(conditions);
        const far = howFar(part, from, CATALOGUE);
        const before = conditionTest(part)(from);
        if (far === null) return expect(before).not.toBe('true');
        const moved = Object.fromEntries(far.changes.map(({ fact, to }) => [fact, to]));
        expect(conditionTest(part)({ ...from, ...moved })).toBe('true');
        expect(far.changes.length === 0).toBe(before === 'true');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the funnel of a rule', () => {
  it('counts what asking each customer counts, however the base is cut into blocks', () => {
    fc.assert(
      fc.property(root, fc.array(sheet, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), ({ all }, sheets, size) => {
        const pack = packOf({ all });
        const count = new FunnelCount(pack, 0);
        for (let from = 0; from < sheets.length; from += size) {
          const some = sheets.slice(from, from + size);
          const ids = some.map((_one, index) => `c-${from + index}`);
          count.add(blockOf(ids, some, count.pack.facts, CATALOGUE));
        }
        const { matched, steps } = count.result();
        const matching = (parts: readonly object[]) =>
          parts.length === 0
            ? sheets.length
            : sheets.filter((one) => evaluateRow(packOf({ all: parts }), one)[0] === 'true').length;
        expect(matched).toBe(matching(all));
        for (const [index, step] of steps.entries()) {
          expect(step.alone).toBe(matching(all.slice(index, index + 1)));
          expect(step.left).toBe(matching(all.slice(0, index + 1)));
          expect(step.marginal).toBe(matching(all.filter((_part, other) => other !== index)) - matched);
        }
      }),
      { numRuns: 150 },
    );
  });
});
