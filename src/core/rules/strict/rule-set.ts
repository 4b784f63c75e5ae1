import { FoundProblems } from '../../kit/found-problems.js';
import { type CompiledRuleSet, compileRuleSet } from '../compile/compile-rule-set.js';
import { hasLeaf, TRUE } from '../compile/decision-tree.js';
import type { Reuse } from '../compile/rule-index.js';
import type { Given, RuleEvent, RuleProperties } from '../engine/types.js';
import type { Facts } from '../row/fact-reader.js';
import type { RowAnswer } from '../row/row-matcher.js';
import { BatchDesk } from './batch-desk.js';
import type { CompileOptions, Host } from './compile-options.js';
import { type Decided, type Decisions, ExactPath, isAsked, type Wanted } from './exact-path.js';
import { GivenFacts } from './given-facts.js';
import { RuleSetError } from './rule-set-error.js';
import { RuleWorld } from './rule-world.js';
import { RunResult } from './run-result.js';
import { eventOf, readDocument, StrictRule } from './strict-rule.js';

/** A rule as JSON says it; a compiled set calls no handlers. */
export type RuleDocument = Given<Omit<RuleProperties, 'onSuccess' | 'onFailure'>>;

/** A rule that matched: its place in `rules`, and what it says of itself. */
export type MatchedRule = {
  readonly index: number;
  readonly name: string | undefined;
  readonly priority: number;
  readonly event: Given<RuleEvent>;
};

/** So many customers of a batch wait for their facts at the same time. */
const AT_ONCE = 64;

/** One customer on the way through a batch. */
type Asked = { readonly given: GivenFacts; readonly answer: RowAnswer };

/**
 * A version of a rule set with json-rules-engine's answers. It never changes: `with` makes the next version, and whoever
 * holds this one may go on. Matched rules come highest priority first; within one, in the order of `rules`.
 */
export class RuleSet {
  /** What this version was compiled from: its own copy, frozen. */
  readonly rules: readonly RuleDocument[];
  private readonly strict: readonly StrictRule[];
  private readonly matched: readonly MatchedRule[];
  private readonly exact: ExactPath;
  private readonly eager = new Map<Wanted, readonly number[]>();

  constructor(
    private readonly index: CompiledRuleSet,
    private readonly world: RuleWorld,
    documents: readonly Readonly<Record<string, unknown>>[],
  ) {
    this.rules = Object.freeze([...documents] as unknown as RuleDocument[]);
    const indexed = new Map(index.index.rules.map((rule) => [rule.index, rule]));
    const mayReject = (at: number) => hasLeaf(indexed.get(at)?.tree ?? TRUE, 'rejecting');
    this.strict = documents.map((json, at) => new StrictRule(at, json, mayReject(at), world));
    this.matched = documents.map(({ name, event }, at) =>
      Object.freeze({
        index: at,
        name: name as string | undefined,
        priority: indexed.get(at)?.priority ?? 1,
        event: Object.freeze(eventOf(event)),
      }),
    );
    this.exact = new ExactPath(world, this.strict);
  }

  /** Of how many rules and of how many fields' cells the compilation was taken over from the version before. */
  get reused(): Reuse {
    return this.index.reused;
  }

  /**
   * The next version under the same options. Rules that say the same as before, wherever they stand, are not compiled
   * again. @throws RuleSetError with every problem
   */
  with(rules: readonly RuleDocument[]): RuleSet {
    return compiled(rules, this.world, new FoundProblems(), this.index);
  }

  /**
   * The rules that match this customer. Dynamic facts and custom operators are asked only by rules that everything else
   * leaves open; rejects as `Engine.run` does for what is undefined or unknown.
   */
  async match(facts?: object | null): Promise<readonly MatchedRule[]> {
    const brought = factsOf(facts);
    const answer = this.index.ask(this.world.over(brought));
    if (answer.undecided.length === 0) return this.named(answer.matched);
    return this.matches(answer, await this.decide(answer.undecided, new GivenFacts(this.world, brought), 'matches'));
  }

  /** As `match`, at once. @throws AsynchronousError where the answer takes a dynamic fact or an operator that promises */
  matchSync(facts?: object | null): readonly MatchedRule[] {
    const brought = factsOf(facts);
    const answer = this.index.ask(this.world.over(brought));
    if (answer.undecided.length === 0) return this.named(answer.matched);
    return this.matches(answer, this.exact.decideAtOnce(answer.undecided, new GivenFacts(this.world, brought)));
  }

  /** Every rule's result with its tree, as `Engine.run` gives them. */
  async run(facts?: object | null): Promise<RunResult> {
    const one = this.asked(factsOf(facts), 'whole');
    return this.told(one, await this.decide(one.answer.undecided, one.given, 'whole'));
  }

  /**
   * `match` for each customer; a batched fact is asked once for all whose rules are left open. Between some and the next
   * others have their turn: leave the customers alone until it is settled. Rejects for what is no list.
   */
  async matchBatch(customers: readonly object[]): Promise<readonly PromiseSettledResult<readonly MatchedRule[]>[]> {
    return this.batch(customers, 'matches', ({ answer }, decisions) => this.matches(answer, decisions));
  }

  /**
   * `run` for each customer, asking no more than `matchBatch` does: a condition that did not need to be asked carries no
   * result in its tree.
   */
  async runBatch(customers: readonly object[]): Promise<readonly PromiseSettledResult<RunResult>[]> {
    return this.batch(customers, 'results', (one, decisions) => this.told(one, decisions));
  }

  private named(places: readonly number[]): readonly MatchedRule[] {
    return places.map((place) => this.matched[place] as MatchedRule);
  }

  private matches({ matched }: RowAnswer, decisions: Decisions): readonly MatchedRule[] {
    const found = [...decisions].filter(([, decided]) => holds(decided)).map(([place]) => place);
    return this.named(this.index.inOrder([...matched, ...found]));
  }

  /** Beside what the index leaves undecided, rules whose results take more than a yes or no. */
  private asked(facts: Facts, wanted: Wanted): Asked {
    const { matched, undecided } = this.index.ask(this.world.over(facts));
    const given = new GivenFacts(this.world, facts);
    if (wanted === 'matches') return { given, answer: { matched, undecided } };
    // The index does not look at what only open conditions name; a whole result does.
    if (wanted === 'whole' && given.waits)
      return { given, answer: { matched: [], undecided: [...this.strict.keys()] } };
    const left = new Set(undecided);
    const more = this.askedFor(wanted).filter((place) => !left.has(place));
    return { given, answer: { matched, undecided: [...undecided, ...more] } };
  }

  private askedFor(wanted: Wanted): readonly number[] {
    const known = this.eager.get(wanted) ?? this.strict.filter((one) => isAsked(one, wanted)).map(({ index }) => index);
    this.eager.set(wanted, known);
    return known;
  }

  private decide(places: readonly number[], given: GivenFacts, wanted: Wanted): Promise<Decisions> {
    return this.exact.decide(places, given, new BatchDesk(this.world.batched), wanted);
  }

  private told({ given, answer }: Asked, decisions: Decisions): RunResult {
    const matched = new Set(answer.matched);
    const decided = this.index.index.rules.flatMap(({ index }): readonly (readonly [StrictRule, Decided])[] => {
      const one = this.strict[index];
      return one === undefined ? [] : [[one, decisions.get(index) ?? matched.has(index)]];
    });
    return new RunResult(this.world, given, decided);
  }

  private async batch<T>(
    customers: readonly object[],
    wanted: Wanted,
    found: (one: Asked, decisions: Decisions) => T,
  ): Promise<readonly PromiseSettledResult<T>[]> {
    if (!Array.isArray(customers)) throw new TypeError('A batch is a list of customers, each an object of facts');
    const desk = new BatchDesk(this.world.batched);
    const waiting: (Asked | { readonly fault: unknown })[] = [];
    for (const some of blocksOf([...customers])) {
      if (waiting.length > 0) await this.world.nextTurn();
      waiting.push(...some.map((facts) => this.prepared(factsOf(facts), desk, wanted)));
    }
    desk.put();
    const settled: PromiseSettledResult<T>[] = [];
    for (const some of blocksOf(waiting)) {
      if (settled.length > 0) await this.world.nextTurn();
      const deciding = some.map(async (one) => {
        if ('fault' in one) throw one.fault;
        return found(one, await this.exact.decide(one.answer.undecided, one.given, desk, wanted));
      });
      settled.push(...(await Promise.allSettled(deciding)));
    }
    return settled;
  }

  private prepared(facts: Facts, desk: BatchDesk, wanted: Wanted): Asked | { readonly fault: unknown } {
    try {
      return this.foresee(this.asked(facts, wanted), desk, wanted);
    } catch (error) {
      return { fault: error };
    }
  }

  /** Only rules that what is at hand leaves open will ask. */
  private foresee(one: Asked, desk: BatchDesk, wanted: Wanted): Asked {
    if (this.world.batched.size === 0) return one;
    for (const { needs } of this.exact.survivors(one.answer.undecided, one.given, wanted)) {
      for (const question of needs.questions) {
        if (!one.given.brings(question.fact)) desk.foresee(question, one.given.facts);
      }
    }
    return one;
  }
}

/** No customer at all brings no facts, as in json-rules-engine. */
const factsOf = (facts: object | null | undefined): Facts => (facts ?? {}) as Facts;

function blocksOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_one, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

const holds = (decided: Decided): boolean => (typeof decided === 'boolean' ? decided : Boolean(decided.result));

function compiled(
  rules: readonly RuleDocument[],
  world: RuleWorld,
  problems: FoundProblems,
  previous?: CompiledRuleSet,
): RuleSet {
  if (!Array.isArray(rules)) problems.wrongType('$', 'array', rules);
  const documents = (Array.isArray(rules) ? rules : []).map((json, at) => readDocument(json, at, problems));
  const read = previous?.next(documents) ?? compileRuleSet(documents, world.indexOptions);
  const own = problems.result(null);
  const found = [...(own.ok ? [] : own.problems), ...(read.ok ? [] : read.problems)];
  if (!read.ok || found.length > 0) throw new RuleSetError(found);
  return new RuleSet(read.value, world, documents);
}

/**
 * Compiles json-rules-engine's rules into one index that decides all of them in microseconds, with its answers. Rules
 * that the index cannot decide are decided one by one, and so are customers with values it cannot place.
 * @throws RuleSetError with every problem, its path and its code
 */
export function compile(rules: readonly RuleDocument[], options?: CompileOptions | null, host?: Host): RuleSet {
  const problems = new FoundProblems();
  const world = new RuleWorld(options ?? {}, problems, host);
  const set = compiled(rules, world, problems);
  world.buildConditions();
  return set;
}
