import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { foldTree, type Leaf } from '../../src/core/condition/condition.js';
import { conditionTest, leafTest, truthFold } from '../../src/core/condition/evaluate-condition.js';
import { OPERATORS } from '../../src/core/condition/operators.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import { blockOf, sheetAt } from '../../src/core/facts/fact-block.js';
import type { Problem } from '../../src/core/kit/problem.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { explainRule, missingFacts } from '../../src/core/rules/explain.js';
import { compilePack } from '../../src/core/rules/program.js';
import { compilePattern } from '../../src/core/rules/regex.js';
import { explainedWords } from '../../src/core/words/fact-words.js';
import { problemWords } from '../../src/core/words/say.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition, anyLeaf, cleanSheet, dirtySheet, referenceCondition, TODAY } from './any-condition.js';

function packOf(conditions: readonly unknown[]) {
  const rules = conditions.map((one, index) => aRule({ id: `r-${index}`, conditions: one }));
  return compilePack(aRulePack({ rules }), FIELD_FACTS, FIELD_LISTS);
}

/** A problem has its place, and words in both languages with nothing left to fill but what the author wrote. */
function expectTold(problem: Problem): void {
  expect(problem.path.startsWith('$')).toBe(true);
  const unfilled = Object.values(problemWords({ ...problem, params: mapped(problem.params) })).join();
  expect(unfilled).not.toMatch(/\{\w+\}|undefined/);
}

const mapped = (params: Problem['params'] = {}) => Object.fromEntries(Object.keys(params).map((name) => [name, '-']));

const NAMES = [...FIELD_FACTS.keys()];
const TERMS = { patterns: compilePattern, lists: FIELD_LISTS };

it('every operator that fits a fact is asked', () => {
  const seen = new Set<unknown>();
  fc.assert(
    fc.property(anyLeaf, ({ operator }) => void seen.add(operator)),
    { numRuns: 3_000 },
  );
  expect(OPERATORS.filter((operator) => !seen.has(operator))).toEqual(['contains', 'doesNotContain']);
});

describe('whatever the rules and the data', () => {
  it('a sheet says the same when it comes back from columns, dirt and gaps included', () => {
    fc.assert(
      fc.property(anyCondition, dirtySheet, (one, sheet) => {
        const pack = packOf([one]);
        const back = sheetAt(blockOf(['c-1'], [sheet], NAMES, FIELD_FACTS), 0);
        expect(evaluateRow(pack, back, TODAY)).toEqual(evaluateRow(pack, sheet, TODAY));
      }),
      { numRuns: 500 },
    );
  });

  it('where every fact is known, rules match exactly as in json-rules-engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(referenceCondition, { minLength: 1, maxLength: 4 }),
        cleanSheet,
        async (conditions, sheet) => {
          const engine = new Engine();
          for (const [index, one] of conditions.entries()) {
            engine.addRule({ conditions: structuredClone(one) as never, event: { type: `r-${index}` } });
          }
          const { events } = await engine.run({ ...sheet });
          const pack = packOf(conditions);
          const truths = evaluateRow(pack, sheet, TODAY);
          expect(truths).not.toContain('unknown');
          const matched = pack.rules.map(({ rule }) => rule.id).filter((_id, index) => truths[index] === 'true');
          expect(matched).toEqual(events.map(({ type }) => type).sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('learning a missing fact never turns a known truth round, unless the author said what unknown means', () => {
    fc.assert(
      fc.property(anyCondition, cleanSheet, fc.subarray(NAMES), (one, sheet, hidden) => {
        fc.pre(!JSON.stringify(one).includes('"unknown"'));
        const pack = packOf([one]);
        const partial = Object.fromEntries(Object.entries(sheet).filter(([name]) => !hidden.includes(name)));
        const [before] = evaluateRow(pack, partial, TODAY);
        if (before !== 'unknown') expect(evaluateRow(pack, sheet, TODAY)).toEqual([before]);
      }),
    );
  });

  it('an explanation has the truth of the rule, and is unknown only where it names what is missing', () => {
    fc.assert(
      fc.property(anyCondition, dirtySheet, (one, sheet) => {
        const pack = packOf([one]);
        const [rule] = pack.rules;
        if (rule === undefined) throw new Error('a pack of one rule has one');
        const explained = explainRule(rule, sheet, TODAY);
        expect([explained.truth]).toEqual(evaluateRow(pack, sheet, TODAY));
        expect(missingFacts(explained).length > 0).toBe(explained.truth === 'unknown');
      }),
    );
  });

  it('every explanation has words in both languages, with nothing left to fill', () => {
    fc.assert(
      fc.property(anyLeaf, dirtySheet, (leaf, sheet) => {
        const [rule] = packOf([{ all: [leaf] }]).rules;
        if (rule === undefined) throw new Error('a pack of one rule has one');
        const worded = explainedWords(explainRule(rule, sheet, TODAY), FIELD_FACTS, sheet);
        const [told] = worded.kind === 'all' ? worded.of : [];
        if (told?.kind !== 'leaf') throw new Error('one question, one sentence');
        for (const words of Object.values(told.words)) {
          expect(words).toMatch(/./);
          expect(words).not.toMatch(/\{\w+\}|undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading', () => {
  it('never throws, whatever the JSON; what it takes can run, and what it refuses has words', () => {
    const node = fc.oneof(
      fc.jsonValue(),
      anyLeaf,
      fc.record({
        fact: fc.oneof(fc.constantFrom(...NAMES, 'toString', '__proto__'), fc.jsonValue()),
        operator: fc.oneof(fc.constantFrom(...OPERATORS), fc.jsonValue()),
        value: fc.oneof(
          fc.constantFrom<unknown[]>(
            'HIGH',
            1,
            true,
            '2026-01-01',
            [1, 2],
            { months: 2, pct: 5 },
            { daysFromToday: 1 },
          ),
          fc.jsonValue(),
        ),
      }),
    );
    const json = fc.oneof(node, fc.record({ all: fc.oneof(fc.array(node), fc.jsonValue()) }), fc.record({ not: node }));
    fc.assert(
      fc.property(json, fc.boolean(), (one, guarded) => {
        const read = readCondition(one, FIELD_FACTS, '$', { ...TERMS, guarded });
        if (read.ok) expect(evaluateRow(packOf([one]), {}, TODAY)).toHaveLength(1);
        else for (const problem of read.problems) expectTold(problem);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('a condition folded leaf by leaf has the truth it has when what settles it ends it', () => {
  fc.assert(
    fc.property(anyCondition, fc.oneof(cleanSheet, dirtySheet), (json, sheet) => {
      const read = readCondition(json, FIELD_FACTS, '$', TERMS);
      if (!read.ok) return;
      const plain = foldTree(
        read.value,
        truthFold<Leaf>((leaf) => leafTest(leaf, TODAY)(sheet[leaf.fact])),
      );
      expect(conditionTest(read.value, TODAY)(sheet)).toBe(plain);
    }),
    { numRuns: 500 },
  );
});
