import type { Tree } from '../../condition/condition.js';
import type { FactBlock } from '../../facts/fact-block.js';
import type { Day } from '../../kit/day.js';
import { pathTo } from '../../kit/found-problems.js';
import { removalsOf, withoutPart } from '../check/removal.js';
import { subPack } from '../check/sub-pack.js';
import { scalarKernel } from '../columns/scalar-kernel.js';
import type { GuardedColumns } from '../guarded/guarded-columns.js';
import { GuardedRules } from '../guarded/guarded-rules.js';
import type { CompiledPack } from '../program.js';

/** What one condition of a rule does to its audience. Parts of the outermost `all`; a rule of another shape is one part. */
export type FunnelStep = {
  readonly path: string;
  /** Customers of whom this part is true, whatever the others. */
  readonly alone: number;
  /** Customers of whom this part and all before it are true: the funnel. */
  readonly left: number;
  /** Customers who would match without this part and do not with it: what it costs. */
  readonly marginal: number;
};

/** What taking one part of the rule away would do to the audience: more customers, or fewer where it stands in an `any`. */
export type PartEffect = { readonly path: string; readonly effect: number };

export type AudienceFunnel = {
  readonly customers: number;
  readonly matched: number;
  readonly steps: readonly FunnelStep[];
  /** Every part that stands beside others, however deep. */
  readonly parts: readonly PartEffect[];
};

type Program = Tree<number>;

/** The rule, then for each part: it alone, all up to it, all but it; then the rule without each part however deep. */
export type FunnelPlan = {
  readonly paths: readonly string[];
  readonly parts: readonly string[];
  readonly pack: CompiledPack;
};

const every = (of: readonly Program[]): Program => ({ kind: 'all', of });

/** Plans the funnel of one rule of a pack, by its place. Throws if there is no such rule. */
export function funnelPlan(compiled: CompiledPack, index: number): FunnelPlan {
  const rule = compiled.rules[index];
  if (rule === undefined) throw new Error(`${compiled.pack} has no rule ${index}`);
  const { program } = rule;
  const parts = program.kind === 'all' ? program.of : [program];
  const paths = parts.map((_part, place) => (program.kind === 'all' ? pathTo('$.all', place) : '$'));
  const removals = removalsOf(program).flatMap(({ steps, pathFrom }) => {
    const shorter = withoutPart(program, steps);
    return shorter === null ? [] : [{ path: pathFrom('$'), shorter }];
  });
  const programs = [
    program,
    ...parts,
    ...parts.map((_part, place) => every(parts.slice(0, place + 1))),
    ...parts.map((_part, place) => every(parts.filter((_one, other) => other !== place))),
    ...removals.map(({ shorter }) => shorter),
  ];
  const rules = programs.map((one) => ({ ...rule, program: one }));
  return { paths, parts: removals.map(({ path }) => path), pack: subPack(compiled, rules) };
}

/** The funnel of how many customers each rule of its plan is true of, by their places. */
export function funnelOf(
  { paths, parts: removed }: FunnelPlan,
  customers: number,
  counts: readonly number[],
): AudienceFunnel {
  const n = paths.length;
  const countAt = (index: number) => counts[index] ?? 0;
  const matched = countAt(0);
  const steps = paths.map((path, part) => ({
    path,
    alone: countAt(1 + part),
    left: countAt(1 + n + part),
    marginal: countAt(1 + 2 * n + part) - matched,
  }));
  const parts = removed.map((path, place) => ({ path, effect: countAt(1 + 3 * n + place) - matched }));
  return { customers, matched, steps, parts: parts.reverse() };
}

/** Counts a rule's funnel block by block on the column path: one pass, whatever the number of parts. */
export class FunnelCount {
  private readonly plan: FunnelPlan;
  private readonly columns: GuardedColumns;
  private readonly counts: number[];
  private customers = 0;

  constructor(compiled: CompiledPack, rule: number, today: Day | null = null, kernel = scalarKernel) {
    this.plan = funnelPlan(compiled, rule);
    this.columns = new GuardedRules(this.plan.pack, kernel).columns(today);
    this.counts = this.plan.pack.rules.map(() => 0);
  }

  /** What is asked of a block: every part of the rule, alone and together. */
  get pack(): CompiledPack {
    return this.plan.pack;
  }

  add(block: FactBlock): void {
    this.customers += block.n;
    for (const [index, matched] of this.columns.counts(block).entries()) {
      this.counts[index] = (this.counts[index] ?? 0) + matched;
    }
  }

  result(): AudienceFunnel {
    return funnelOf(this.plan, this.customers, this.counts);
  }
}
