import type { Leaf } from '../../src/core/condition/condition.js';
import { leafTest } from '../../src/core/condition/evaluate-condition.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import type { AskedLeaf } from '../../src/core/rules/guarded/guarded-dimension.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import { compilePattern } from '../../src/core/rules/regex.js';
import { aRule, aRulePack } from './a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from './field-facts.js';

export const asks = (fact: string, operator: string, value: unknown, unknown?: 'matches' | 'fails') => ({
  fact,
  operator,
  value,
  ...(unknown === undefined ? {} : { unknown }),
});

/** A question as it is read, about one of the field facts. */
export function leafOf(...question: Parameters<typeof asks>): Leaf {
  const terms = { patterns: compilePattern, lists: FIELD_LISTS };
  const read = readCondition({ all: [asks(...question)] }, FIELD_FACTS, '$', terms);
  const [part] = read.ok && read.value.kind === 'all' ? read.value.of : [];
  if (part?.kind !== 'leaf') throw new Error(JSON.stringify(read));
  return part.leaf;
}

/** Leaves of which rules ask both truths: leaf `n` is true in predicate `2n` and false in `2n + 1`. */
export function askedLeaves(leaves: readonly Leaf[], today: string): readonly AskedLeaf[] {
  return leaves.map((leaf, at) => ({
    leaf,
    test: leafTest(leaf, today),
    asked: [
      { truth: 'true', predicate: at * 2 },
      { truth: 'false', predicate: at * 2 + 1 },
    ],
  }));
}

/** A pack of rules `r-0`, `r-1` ... with these conditions. */
export function fieldPack(...conditions: readonly unknown[]): CompiledPack {
  const rules = conditions.map((one, index) => aRule({ id: `r-${index}`, conditions: one }));
  return compilePack(aRulePack({ rules }), FIELD_FACTS, FIELD_LISTS);
}
