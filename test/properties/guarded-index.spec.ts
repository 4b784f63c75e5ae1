import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simdKernel } from '../../src/adapters/wasm/simd-kernel.js';
import { blockOf } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { ColumnKernel } from '../../src/core/rules/columns/column-kernel.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { GuardedColumns } from '../../src/core/rules/guarded/guarded-columns.js';
import { indexPack } from '../../src/core/rules/guarded/guarded-index.js';
import { GuardedRules } from '../../src/core/rules/guarded/guarded-rules.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition, dirtySheet, TODAY } from './any-condition.js';

/** Places of rules: those that are true of a customer, and those of which nobody can know. */
type Said = { readonly matched: readonly number[]; readonly unknown: readonly number[] };

const NAMES = [...FIELD_FACTS.keys()];
const KERNELS: readonly (readonly [string, () => ColumnKernel])[] = [
  ['scalar', scalarKernel],
  ['SIMD', simdKernel],
];

function packOf(conditions: readonly unknown[]): CompiledPack {
  const rules = conditions.map((one, index) => aRule({ id: `r-${index}`, conditions: one }));
  return compilePack(aRulePack({ rules }), FIELD_FACTS, FIELD_LISTS);
}

/** The judge: the plain interpreter, customer by customer and rule by rule. */
function judged(pack: CompiledPack, sheet: FactSheet): Said {
  const truths = evaluateRow(pack, sheet, TODAY);
  const places = [...truths.keys()];
  return {
    matched: places.filter((rule) => truths[rule] === 'true'),
    unknown: places.filter((rule) => truths[rule] === 'unknown'),
  };
}

function saidByColumns(pack: CompiledPack, sheets: readonly FactSheet[], kernel: ColumnKernel): readonly Said[] {
  const columns = new GuardedColumns(indexPack(pack, TODAY, { possible: true }), kernel);
  const ids = sheets.map((_sheet, index) => `c-${index}`);
  const block = blockOf(ids, sheets, NAMES, FIELD_FACTS);
  const count = pack.rules.length;
  const counts = [...columns.counts(block)];
  const said: Said[] = [];
  for (const { n, starts, rules, irregular } of columns.matches(block)) {
    expect(irregular).toEqual([]);
    for (const rule of rules) counts[rule] = (counts[rule] ?? 0) - 1;
    for (let row = 0; row < n; row += 1) {
      const found = [...rules.subarray(starts[row], starts[row + 1])];
      const matched = found.filter((rule) => rule < count);
      const possible = found.filter((rule) => rule >= count).map((rule) => rule - count);
      expect(matched.filter((rule) => !possible.includes(rule))).toEqual([]);
      said.push({ matched, unknown: possible.filter((rule) => !matched.includes(rule)) });
    }
  }
  expect(counts.every((left) => left === 0)).toBe(true);
  return said;
}

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) };
const someRules = fc.array(anyCondition, { minLength: 1, maxLength: 6 });
const someSheets = fc.array(dirtySheet, { minLength: 1, maxLength: 12 });

describe('whatever the rules and the data', () => {
  it('the index says by row what the interpreter says, of matches and of what cannot be known', () => {
    fc.assert(
      fc.property(someRules, someSheets, (conditions, sheets) => {
        const pack = packOf(conditions);
        const rules = new GuardedRules(pack);
        for (const sheet of sheets) expect(rules.row(sheet, TODAY)).toEqual(judged(pack, sheet));
      }),
      RUNS,
    );
  });

  it.each(KERNELS)('and so it says by column, on the %s kernel', (_name, kernel) => {
    fc.assert(
      fc.property(someRules, someSheets, (conditions, sheets) => {
        const pack = packOf(conditions);
        expect(saidByColumns(pack, sheets, kernel())).toEqual(sheets.map((sheet) => judged(pack, sheet)));
      }),
      RUNS,
    );
  });

  it.each(KERNELS)('of a pack of many rules too, on the %s kernel', (_name, kernel) => {
    const manyRules = fc.array(anyCondition, { minLength: 70, maxLength: 120, size: 'max' });
    fc.assert(
      fc.property(manyRules, someSheets, (conditions, sheets) => {
        const pack = packOf(conditions);
        const rules = new GuardedRules(pack);
        const expected = sheets.map((sheet) => judged(pack, sheet));
        expect(sheets.map((sheet) => rules.row(sheet, TODAY))).toEqual(expected);
        expect(saidByColumns(pack, sheets, kernel())).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it.each(KERNELS)('a block of any size is cut into parts that say the same, on the %s kernel', (_name, kernel) => {
    const size = fc.integer({ min: 2_000, max: 4_200 });
    fc.assert(
      fc.property(someRules, someSheets, size, (conditions, some, n) => {
        const pack = packOf(conditions);
        const expected = some.map((sheet) => judged(pack, sheet));
        const sheets = Array.from({ length: n }, (_one, at) => some[at % some.length] ?? {});
        const said = saidByColumns(pack, sheets, kernel());
        expect(said).toHaveLength(n);
        for (let at = 0; at < n; at += 97) expect(said[at]).toEqual(expected[at % some.length]);
        expect(said[n - 1]).toEqual(expected[(n - 1) % some.length]);
      }),
      { numRuns: 5 },
    );
  });
});
