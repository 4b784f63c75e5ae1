import { Injectable } from '@nestjs/common';
import type { PlaybookPlan } from '../core/campaign/playbook-plan.js';
import { offerTextProblems } from '../core/delivery/template-check.js';
import type { Problem } from '../core/kit/problem.js';
import type { Offer } from '../core/offer/offer.js';
import { canonicalJson } from '../core/rules/canonical-json.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import type { RulePack } from '../core/rules/rule-pack.js';
import { AppError } from './errors.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { PlanStore } from './ports/plan-store.js';
import { RulePackStore } from './ports/rule-pack-store.js';
import { Templates } from './ports/templates.js';

/** Packs with what lies beside them, read and checked by themselves. */
export type AppliedPacks = {
  readonly packs: readonly { readonly pack: RulePack; readonly plan: PlaybookPlan | null }[];
  readonly offers: readonly Offer[];
  readonly by: string;
};

/** `alsoIn`: other packs that make the offer, and make it as it is now. */
type AppliedOffer = {
  readonly id: string;
  readonly change: 'new' | 'changed' | 'same';
  readonly alsoIn: readonly string[];
};

export type Applied = {
  readonly versions: readonly { readonly pack: string; readonly version: number }[];
  /** Packs whose plan was stored. */
  readonly plans: readonly string[];
  readonly offers: readonly AppliedOffer[];
};

/** Problems of one file among several. */
const within = (name: string, problems: readonly Problem[]) =>
  problems.map((problem) => ({ ...problem, path: `${name}: ${problem.path}` }));

const textOf = (offer: Offer) => canonicalJson(JSON.parse(JSON.stringify(offer)));

/**
 * Stores packs with their offers and plans, all of them or, where one has a problem, none. Offers come first and packs
 * last, so that no rule ever makes an offer that is not there; twice is once, so what a crash cut off is mended by
 * applying again.
 */
@Injectable()
export class ApplyRulePacks {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly packs: RulePackStore,
    private readonly plans: PlanStore,
    private readonly templates: Templates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run({ packs, offers, by }: AppliedPacks): Promise<Applied> {
    const { templates } = this;
    const { policy } = this.rules;
    const stored = new Map((await this.offers.list()).map((offer) => [offer.id, offer]));
    const all = new Map([...stored, ...offers.map((offer) => [offer.id, offer] as const)]);
    const problems = [
      ...offers.flatMap((offer) => within(offer.id, offerTextProblems(offer, { templates, policy }))),
      ...packs.flatMap(({ pack }) => within(pack.pack, this.badRules(pack, [...all.values()]))),
    ];
    if (problems.length > 0) throw new AppError('INVALID_INPUT', 'the packs cannot be used', problems);
    const applied = await this.changes(offers, stored, new Set(packs.map(({ pack }) => pack.pack)));
    for (const offer of offers) await this.offers.save(offer);
    const versions: Applied['versions'][number][] = [];
    for (const { pack, plan } of packs) {
      if (plan !== null) await this.plans.save(plan);
      const { version } = await this.packs.save(pack, this.ids.hash(canonicalJson(pack)), by, this.clock.now());
      versions.push({ pack: pack.pack, version });
    }
    return { versions, plans: packs.flatMap(({ plan }) => plan?.pack ?? []), offers: applied };
  }

  private badRules(pack: RulePack, offers: readonly Offer[]): readonly Problem[] {
    const { catalogue, levers, lists } = this.rules;
    const read = readRulePack(pack, catalogue, { levers, lists, offers });
    return read.ok ? [] : read.problems;
  }

  private async changes(
    offers: readonly Offer[],
    stored: ReadonlyMap<string, Offer>,
    applied: ReadonlySet<string>,
  ): Promise<readonly AppliedOffer[]> {
    const others = (await this.packs.list()).filter(({ pack }) => !applied.has(pack));
    return offers.map((offer) => {
      const before = stored.get(offer.id);
      const change = before === undefined ? 'new' : textOf(before) === textOf(offer) ? 'same' : 'changed';
      const makers = others.filter(({ content }) =>
        content.rules.some(({ event }) => event.params.offerId === offer.id),
      );
      return { id: offer.id, change, alsoIn: makers.map(({ pack }) => pack) };
    });
  }
}
