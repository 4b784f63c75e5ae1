import { foldTree, type Tree } from '../../condition/condition.js';
import type { CompiledPack, CompiledRule } from '../program.js';

function questionsOf(program: Tree<number>): readonly number[] {
  return foldTree<number, readonly number[]>(program, {
    leaf: (place) => [place],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
  });
}

function renumbered(program: Tree<number>, places: ReadonlyMap<number, number>): Tree<number> {
  return foldTree<number, Tree<number>>(program, {
    leaf: (place) => ({ kind: 'leaf', leaf: places.get(place) ?? place }),
    all: (of) => ({ kind: 'all', of }),
    any: (of) => ({ kind: 'any', of }),
    not: (of) => ({ kind: 'not', of }),
  });
}

/** Some rules of a pack as a pack of their own, which asks and reads nothing else. Programs are over the pack's questions. */
export function subPack(compiled: CompiledPack, rules: readonly CompiledRule[]): CompiledPack {
  const asked = [...new Set(rules.flatMap(({ program }) => questionsOf(program)))];
  const places = new Map(asked.map((place, index) => [place, index]));
  const questions = asked.flatMap((place) => compiled.questions[place] ?? []);
  return {
    ...compiled,
    questions,
    facts: [...new Set(questions.map(({ leaf }) => leaf.fact))],
    rules: rules.map((rule) => ({ ...rule, program: renumbered(rule.program, places) })),
  };
}
