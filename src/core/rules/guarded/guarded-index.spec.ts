import { describe, expect, it } from '@jest/globals';
import { asks, fieldPack } from '../../../../test/builders/asked-leaves.js';
import type { DecisionTree } from '../compile/decision-tree.js';
import { type GuardedIndex, indexPack } from './guarded-index.js';

const [a, b, c] = [
  asks('senior', 'equal', true),
  asks('tenureMonths', 'lessThan', 5),
  asks('planCode', 'startsWith', 'x'),
];

/** A tree in words: each literal as the fact and the truth it asks for. */
function told(index: GuardedIndex, tree: DecisionTree | undefined): unknown {
  if (tree?.kind !== 'literal') return tree?.kind === 'all' || tree?.kind === 'any' ? group(index, tree) : null;
  const { field = 0, test } = index.predicates[tree.predicate] ?? {};
  const holdsFor = { senior: true, tenureMonths: 0, planCode: 'x' }[index.fields[field]?.fact ?? ''];
  return `${tree.negated ? 'not ' : ''}${index.fields[field]?.fact} ${test?.(holdsFor)}`;
}

const group = (index: GuardedIndex, { kind, of }: Extract<DecisionTree, { kind: 'all' | 'any' }>) => ({
  [kind]: of.map((part) => told(index, part)),
});

describe('a rule becomes', () => {
  const condition = { all: [a, { not: { any: [b, { not: c }] } }] };
  const index = indexPack(fieldPack(condition), null, { possible: true });

  it('what makes it true, with each not pushed down to a leaf that is false', () => {
    expect(told(index, index.rules[0]?.tree)).toEqual({
      all: ['senior true', { all: ['tenureMonths false', 'planCode true'] }],
    });
  });

  it('and what does not make it false, which is all that is possible', () => {
    expect(told(index, index.rules[1]?.tree)).toEqual({
      all: ['not senior false', { all: ['not tenureMonths true', 'not planCode false'] }],
    });
  });
});

describe('the index', () => {
  it('asks of a leaf only the truths that some rule needs, each once', () => {
    const pack = fieldPack({ all: [a, b] }, { any: [a, { not: b }] });
    expect(indexPack(pack, null, { possible: false }).predicates).toHaveLength(3);
    expect(indexPack(pack, null, { possible: true }).predicates).toHaveLength(4);
  });

  it('names rules by their places in the pack, and then what may be', () => {
    const pack = fieldPack({ all: [a] }, { all: [b] });
    expect(indexPack(pack, null, { possible: true }).rules.map((rule) => rule.index)).toEqual([0, 1, 2, 3]);
  });

  it('sends nobody to an exact path', () => {
    const index = indexPack(fieldPack({ all: [a, b, c] }), null, { possible: true });
    expect(index.rules.flatMap(({ conjunctions }) => conjunctions.map(({ verdict }) => verdict))).toEqual([
      'sure',
      'sure',
    ]);
    for (const { codeOf, cells } of index.dimensions) {
      for (const value of [undefined, null, 1, Number.NaN, 'x', true, [], {}, () => 1]) {
        expect(codeOf(value)).toBeGreaterThanOrEqual(0);
        expect(codeOf(value)).toBeLessThan(cells);
      }
    }
  });

  it('is made for one day where the pack asks for it', () => {
    const pack = fieldPack({ all: [asks('exitDate', 'withinNextDays', 7)] });
    const code = (today: string) => indexPack(pack, today, { possible: false }).dimensions[0]?.codeOf('2026-11-29');
    const answers = (today: string) =>
      indexPack(pack, today, { possible: false }).dimensions[0]?.answers[code(today) ?? 0];
    expect([...(answers('2026-11-22') ?? [])]).toEqual([1]);
    expect([...(answers('2026-11-21') ?? [])]).toEqual([0]);
    expect(() => indexPack(pack, null, { possible: false })).toThrow("the run's day");
  });
});
