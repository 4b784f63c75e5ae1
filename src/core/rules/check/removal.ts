import type { Tree } from '../../condition/condition.js';
import { pathTo } from '../../kit/found-problems.js';

/** One step down a condition: which part of an `all` or `any`; a `not` has one way. */
type Step = { readonly group: 'all' | 'any'; readonly index: number } | { readonly group: 'not' };

/** A part of a condition that could be left out. */
export type Removal = {
  readonly steps: readonly Step[];
  /** Whether the condition without it holds for as many or more sheets; else for as many or fewer. */
  readonly widens: boolean;
  /** The JSON path of the part under the path of its condition. */
  readonly pathFrom: (path: string) => string;
};

function pathOf(steps: readonly Step[], path: string): string {
  return steps.reduce(
    (at, step) => (step.group === 'not' ? pathTo(at, 'not') : pathTo(pathTo(at, step.group), step.index)),
    path,
  );
}

/** Every part that stands beside others, a whole before its own parts, the last first: of two alike the later one goes. */
export function removalsOf<L>(condition: Tree<L>): readonly Removal[] {
  return partsOf(condition, [], true);
}

function partsOf<L>(part: Tree<L>, steps: readonly Step[], upright: boolean): readonly Removal[] {
  if (part.kind === 'leaf') return [];
  if (part.kind === 'not') return partsOf(part.of, [...steps, { group: 'not' }], !upright);
  const { kind: group, of } = part;
  return [...of.entries()].reverse().flatMap(([index, one]) => {
    const to: readonly Step[] = [...steps, { group, index }];
    const inner = partsOf(one, to, upright);
    if (of.length === 1) return inner;
    return [{ steps: to, widens: (group === 'all') === upright, pathFrom: (path) => pathOf(to, path) }, ...inner];
  });
}

/**
 * The condition without a part; null where the part is gone already or is the last of its group. Places are those of
 * the whole condition: what was taken away before leaves a hole, an empty group, that counts for nothing.
 */
export function withoutPart<L>(condition: Tree<L>, steps: readonly Step[]): Tree<L> | null {
  const [step, ...rest] = steps;
  if (step === undefined || condition.kind !== step.group) return null;
  if (condition.kind === 'not') {
    const of = withoutPart(condition.of, rest);
    return of && { kind: 'not', of };
  }
  if (step.group === 'not') return null;
  const one = condition.of[step.index];
  if (one === undefined || isHole(one)) return null;
  const put = (part: Tree<L>): Tree<L> => ({
    ...condition,
    of: condition.of.map((other, index) => (index === step.index ? part : other)),
  });
  if (rest.length > 0) {
    const shorter = withoutPart(one, rest);
    return shorter && put(shorter);
  }
  const standing = condition.of.filter((part) => !isHole(part));
  return standing.length < 2 ? null : put(holeIn(step.group));
}

/** An empty group of the same kind changes nothing beside others: `all` of nothing holds, `any` of nothing does not. */
const holeIn = (group: 'all' | 'any'): Tree<never> => ({ kind: group, of: [] });
const isHole = <L>(part: Tree<L>): boolean => (part.kind === 'all' || part.kind === 'any') && part.of.length === 0;
