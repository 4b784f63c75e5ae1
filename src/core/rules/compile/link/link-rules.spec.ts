import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../../kit/found-problems.js';
import { linkRules } from './link-rules.js';
import { Lowering } from './lowered-rule.js';

const leaf = (fact: string, value: number) => ({ fact, operator: 'greaterThan', value });
const rule = (...all: object[]) => ({ conditions: { all } });

function lowered(...rules: object[]) {
  const lowering = new Lowering({}, new FoundProblems(), undefined);
  return rules.map((one, at) => lowering.of(one, at));
}

describe('rules linked', () => {
  it('share questions, fields and dimensions', () => {
    const { rules, predicates, fields, dimensions, requiredFacts } = linkRules(
      lowered(rule(leaf('a', 1), leaf('b', 1)), rule(leaf('b', 2), leaf('a', 1))),
    );
    expect(predicates.map(({ number, field }) => [number, field])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
    ]);
    expect(fields.map(({ fact }) => fact)).toEqual(['a', 'b']);
    expect(requiredFacts).toEqual(['a', 'b']);
    expect(rules.map(({ conjunctions }) => conjunctions.map(({ literals }) => literals))).toEqual([[[0, 2]], [[0, 4]]]);
    expect(dimensions.map(({ field, predicates: asked }) => [field, [...asked].sort()])).toEqual([
      [0, [0]],
      [1, [1, 2]],
    ]);
  });

  it('take over the cells of a field that is asked the same, in whatever order', () => {
    const before = linkRules(lowered(rule(leaf('a', 1)), rule(leaf('a', 2)), rule(leaf('b', 7))));
    const after = linkRules(lowered(rule(leaf('b', 8)), rule(leaf('a', 2)), rule(leaf('a', 1))), before.cells);
    expect(after.reused).toBe(1);
    const [b, a] = after.dimensions;
    expect([a?.field, a?.answers]).toEqual([1, before.dimensions[0]?.answers]);
    expect(b?.answers).not.toEqual(before.dimensions[1]?.codeOf);
    const codes = [0, 1.5, 3].map((value) => [...(a?.answers[a.codeOf(value)] ?? [])]);
    expect(
      codes.map((held) => a?.predicates.map((number, at) => [after.predicates[number]?.literals[0], held[at]])),
    ).toEqual([
      [
        [1, 0],
        [2, 0],
      ],
      [
        [1, 1],
        [2, 0],
      ],
      [
        [1, 1],
        [2, 1],
      ],
    ]);
  });
});
