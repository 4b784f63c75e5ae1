import { Injectable } from '@nestjs/common';
import { leverDoubts, STAGE_FACT } from '../core/campaign/lever-doubts.js';
import type { PlaybookPlan } from '../core/campaign/playbook-plan.js';
import { FactsAnswered } from '../core/facts/profile/facts-answered.js';
import { PLACES } from '../core/kit/hash.js';
import type { Words } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { type CompiledPack, compilePack } from '../core/rules/program.js';
import type { RuleVersion } from '../core/rules/rule-pack.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { PlanStore } from './ports/plan-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';

/** `origin` null: the whole base; `share` of it, from its first place on. */
export type PlaybookQuestion = { readonly origin: string | null; readonly share: number };

/** A pack as it may be run: what it asks, what of that nobody of the base has, and how it is meant. */
export type PlaybookEntry = {
  readonly pack: string;
  readonly version: number;
  readonly title: Words;
  readonly rules: number;
  /** Facts somebody of the customers looked at has, and facts nobody has: while one is lacking, a rule that needs it chooses nobody. */
  readonly facts: readonly string[];
  readonly lacking: readonly string[];
  readonly plan: PlaybookPlan | null;
  /** Levers that do not suit the stages: a warning. `path` is the rule. */
  readonly doubts: readonly Problem[];
};

export type Playbook = { readonly customers: number; readonly packs: readonly PlaybookEntry[] };

/** Every pack by name, with what it lacks on the base or on customers of one origin. Reads columns only, and names nobody. */
@Injectable()
export class ReadPlaybook {
  constructor(
    private readonly rules: BusinessRules,
    private readonly packs: RulePackStore,
    private readonly plans: PlanStore,
    private readonly facts: FactBlocks,
    private readonly clock: Clock,
  ) {}

  async run({ origin, share }: PlaybookQuestion): Promise<Playbook> {
    const { catalogue, lists } = this.rules;
    const versions = await this.packs.list();
    const plans = new Map((await this.plans.list()).map((plan) => [plan.pack, plan]));
    const compiled = versions.map(({ content }) => compilePack(content, catalogue, lists));
    const answered = new FactsAnswered(
      compiled.flatMap(({ facts }) => facts),
      origin,
    );
    const range = { from: 0, to: Math.ceil(PLACES * Math.min(share, 1)) };
    for await (const block of this.facts.read(range, answered.asked, this.clock.now())) {
      answered.add(block);
      await new Promise(setImmediate);
    }
    const packs = versions.flatMap((version, index) => {
      const program = compiled[index];
      return program === undefined ? [] : [this.entry(version, program, plans.get(version.pack) ?? null, answered)];
    });
    return { customers: answered.customers, packs };
  }

  private entry(
    { pack, version, content }: RuleVersion,
    { questions, rules }: CompiledPack,
    plan: PlaybookPlan | null,
    answered: FactsAnswered,
  ): PlaybookEntry {
    // A question that says what unknown means can be answered without its fact.
    const asked = questions.filter(({ leaf }) => leaf.unknown === undefined).map(({ leaf }) => leaf.fact);
    const needed = [...new Set(asked)];
    const stages = this.rules.catalogue.get(STAGE_FACT)?.values ?? [];
    const uses = rules.map(({ rule, condition }) => ({ rule: rule.id, lever: rule.event.params.lever, condition }));
    return {
      pack,
      version,
      title: content.title,
      rules: content.rules.length,
      facts: needed.filter((fact) => answered.has(fact)),
      lacking: needed.filter((fact) => !answered.has(fact)),
      plan,
      doubts: leverDoubts(uses, plan?.stages ?? [], { levers: this.rules.levers, stages }),
    };
  }
}
