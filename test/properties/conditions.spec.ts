import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { TRUTHS } from '../../src/core/condition/evaluate-condition.js';
import { OPERATORS, operatorsFor } from '../../src/core/condition/operators.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import { blockOf, sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { dayOfNumber } from '../../src/core/kit/day.js';
import { evaluateColumns } from '../../src/core/rules/evaluate-columns.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { explainRule, missingFacts } from '../../src/core/rules/explain.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';

const DAYS = fc.integer({ min: -5, max: 5 }).map((days) => dayOfNumber(20_000 + days));
/** Few values, so that questions and answers meet at their edges. */
const VALUES: Readonly<Record<string, fc.Arbitrary<string | number | boolean>>> = {
  arpuBand: fc.constantFrom('LOW', 'MID', 'HIGH'),
  tenureMonths: fc.constantFrom(-1, 0, -0, 0.1, 0.30000000000000004, 1, 2, 1e15, 2 ** 53),
  senior: fc.boolean(),
  planCode: fc.constantFrom('', 'x', 'X', '12', '潮', 'null', '__proto__'),
  exitDate: DAYS,
};
const DIRT = fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, '1', 'HIGH', true, 0, '2026-02-30', undefined);

const leaf = fc.constantFrom(...FIVE_FACTS.values()).chain(({ name, type }) =>
  fc.constantFrom(...operatorsFor(type)).chain((operator) => {
    const value = VALUES[name] ?? fc.constant('');
    const asked = operator === 'in' || operator === 'notIn' ? fc.array(value, { minLength: 1, maxLength: 3 }) : value;
    return asked.map((need) => ({ fact: name, operator, value: need }));
  }),
);

const { condition } = fc.letrec<{ condition: object; group: object }>((tie) => ({
  condition: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('group')),
  group: fc.oneof(
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const root = condition.map((one) => ({ all: [one] }));

const cleanSheet: fc.Arbitrary<FactSheet> = fc.record(VALUES);
const dirtySheet = fc.record(
  Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, fc.oneof(value, value, DIRT)])),
  { requiredKeys: [] },
) as fc.Arbitrary<FactSheet>;

function packOf(conditions: readonly unknown[]) {
  const rules = conditions.map((one, index) => aRule({ id: `r-${index}`, conditions: one }));
  return compilePack(aRulePack({ rules }), FIVE_FACTS);
}

const NAMES = [...FIVE_FACTS.keys()];

describe('whatever the rules and the data', () => {
  it('columns say what rows say, dirt and gaps included', () => {
    fc.assert(
      fc.property(
        fc.array(root, { minLength: 1, maxLength: 4 }),
        fc.array(dirtySheet, { maxLength: 12 }),
        (conditions, sheets) => {
          const pack = packOf(conditions);
          const ids = sheets.map((_sheet, index) => `c-${index}`);
          const block = blockOf(ids, sheets, NAMES, FIVE_FACTS);
          const columns = evaluateColumns(pack, block).map((truths) => [...truths].map((truth) => TRUTHS[truth]));
          for (const [index, sheet] of sheets.entries()) {
            const row = evaluateRow(pack, sheet);
            expect(columns.map((truths) => truths[index])).toEqual(row);
            expect(evaluateRow(pack, sheetAt(block, index))).toEqual(row);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('where every fact is known, rules match exactly as in json-rules-engine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(root, { minLength: 1, maxLength: 4 }), cleanSheet, async (conditions, sheet) => {
        const engine = new Engine();
        for (const [index, one] of conditions.entries()) {
          engine.addRule({ conditions: structuredClone(one) as never, event: { type: `r-${index}` } });
        }
        const { events } = await engine.run({ ...sheet });
        const pack = packOf(conditions);
        const truths = evaluateRow(pack, sheet);
        expect(truths).not.toContain('unknown');
        const matched = pack.rules.map(({ rule }) => rule.id).filter((_id, index) => truths[index] === 'true');
        expect(matched).toEqual(events.map(({ type }) => type).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('learning a missing fact never turns a known truth round', () => {
    fc.assert(
      fc.property(root, cleanSheet, fc.subarray(NAMES), (one, sheet, hidden) => {
        const pack = packOf([one]);
        const partial = Object.fromEntries(Object.entries(sheet).filter(([name]) => !hidden.includes(name)));
        const [before] = evaluateRow(pack, partial);
        if (before !== 'unknown') expect(evaluateRow(pack, sheet)).toEqual([before]);
      }),
    );
  });

  it('an explanation has the truth of the rule, and is unknown only where it names what is missing', () => {
    fc.assert(
      fc.property(root, dirtySheet, (one, sheet) => {
        const pack = packOf([one]);
        const [rule] = pack.rules;
        if (rule === undefined) throw new Error('a pack of one rule has one');
        const explained = explainRule(rule, sheet);
        expect([explained.truth]).toEqual(evaluateRow(pack, sheet));
        expect(missingFacts(explained).length > 0).toBe(explained.truth === 'unknown');
      }),
    );
  });
});

describe('reading', () => {
  it('never throws, whatever the JSON, and what it takes can run', () => {
    const node = fc.oneof(
      fc.jsonValue(),
      fc.record({
        fact: fc.oneof(fc.constantFrom(...NAMES, 'toString', '__proto__'), fc.jsonValue()),
        operator: fc.oneof(fc.constantFrom(...OPERATORS), fc.jsonValue()),
        value: fc.oneof(fc.constantFrom('HIGH', 1, true, '2026-01-01'), fc.jsonValue()),
      }),
    );
    const json = fc.oneof(node, fc.record({ all: fc.oneof(fc.array(node), fc.jsonValue()) }), fc.record({ not: node }));
    fc.assert(
      fc.property(json, (one) => {
        const read = readCondition(one, FIVE_FACTS);
        if (read.ok) expect(evaluateRow(packOf([one]), {})).toHaveLength(1);
        else expect(read.problems.every(({ path }) => path.startsWith('$'))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
