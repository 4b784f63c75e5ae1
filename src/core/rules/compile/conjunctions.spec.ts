import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conjunctionsOf, MOST_CONJUNCTIONS } from './conjunctions.js';
import { type DecisionTree, FALSE, TRUE } from './decision-tree.js';

const is = (predicate: number): DecisionTree => ({ kind: 'literal', predicate, negated: false });
const isNot = (predicate: number): DecisionTree => ({ kind: 'literal', predicate, negated: true });
const all = (...of: DecisionTree[]): DecisionTree => ({ kind: 'all', of });
const any = (...of: DecisionTree[]): DecisionTree => ({ kind: 'any', of });
const possible: DecisionTree = { kind: 'possible' };

const written = (tree: DecisionTree) =>
  conjunctionsOf(tree).map(({ literals, verdict }) => `${verdict} ${literals.join('&')}`);

it.each<[string, DecisionTree, readonly string[]]>([
  ['true', TRUE, ['sure ']],
  ['false', FALSE, []],
  ['all', all(is(1), isNot(0)), ['sure 1&2']],
  ['any', any(is(1), isNot(0)), ['sure 2', 'sure 1']],
  ['all of any', all(is(0), any(is(1), is(2))), ['sure 0&2', 'sure 0&4']],
  ['the same twice', all(is(0), any(is(1), is(1)), is(0)), ['sure 0&2']],
  ['a contradiction', any(all(is(0), isNot(0)), is(1)), ['sure 2']],
  ['something possible', all(is(0), any(is(1), possible)), ['sure 0&2', 'exact 0']],
  ['something that may reject', all(is(0), { kind: 'rejecting' }), ['exact ']],
])('%s', (_case, tree, expected) => {
  expect(written(tree)).toEqual(expected);
});

const pairs = (n: number) => Array.from({ length: n }, (_one, at) => any(is(at * 2 + 1), is(at * 2 + 2)));

it('up to the cap a product is written out', () => {
  expect(conjunctionsOf(all(is(0), ...pairs(6)))).toHaveLength(MOST_CONJUNCTIONS);
});

it('beyond the cap less is demanded, and what survives is checked', () => {
  const found = conjunctionsOf(all(is(0), ...pairs(7)));
  expect(found).toHaveLength(MOST_CONJUNCTIONS);
  expect(found.every(({ literals, verdict }) => verdict === 'check' && literals.includes(0))).toBe(true);
  const many = any(...Array.from({ length: 65 }, (_one, at) => is(at)));
  expect(written(many)).toEqual(['check ']);
  expect(written(all(many, possible))).toEqual(['exact ']);
});

const many = (count: number, one: (at: number) => DecisionTree) => Array.from({ length: count }, (_one, at) => one(at));

it('leaves that all must hold are written out in one go', () => {
  const leaves = many(20_000, (at) => (at % 2 ? is(at) : isNot(at)));
  expect(conjunctionsOf(all(...leaves))[0]?.literals).toHaveLength(20_000);
  expect(conjunctionsOf(all(...leaves, any(is(1), is(0))))[0]?.literals).toHaveLength(20_000);
  expect(conjunctionsOf(all(...leaves, is(0)))).toEqual([]);
});

it('choices that fall away one by one are followed for so long only', () => {
  const choices = many(5_000, (at) => any(isNot(0), is(at + 1)));
  const found = conjunctionsOf(all(is(0), ...choices));
  expect(found.map(({ verdict }) => verdict)).toEqual(['check']);
  expect(found[0]?.literals.length).toBeLessThan(1_000);
});

it('some conjunction survives wherever the tree holds, and a sure one only there', () => {
  const { tree } = fc.letrec<{ tree: DecisionTree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.tuple(fc.nat(5), fc.boolean()).map(([at, isPlain]) => (isPlain ? is(at) : isNot(at))),
      fc.array(tie('tree'), { maxLength: 8 }).map((of) => all(...of)),
      fc.array(tie('tree'), { maxLength: 8 }).map((of) => any(...of)),
    ),
  }));
  const holds = (one: DecisionTree, facts: readonly boolean[]): boolean => {
    if (one.kind === 'literal') return (facts[one.predicate] ?? false) !== one.negated;
    if (one.kind === 'all') return one.of.every((part) => holds(part, facts));
    return one.kind === 'any' && one.of.some((part) => holds(part, facts));
  };
  const facts = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(tree, facts, (one, held) => {
      const surviving = conjunctionsOf(one).filter(({ literals }) =>
        literals.every((literal) => held[literal >> 1] === (literal % 2 === 0)),
      );
      const isTrue = holds(one, held);
      expect(surviving.some(({ verdict }) => verdict === 'sure') && !isTrue).toBe(false);
      expect(isTrue && surviving.length === 0).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
