import { Injectable } from '@nestjs/common';
import type { Words } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { dayIn } from '../core/kit/zone.js';
import type { Finding } from '../core/rules/check/finding.js';
import type { Steps } from '../core/rules/check/kinds/steps.js';
import { verifySteps } from '../core/rules/check/verify.js';
import { typicalValues } from '../core/rules/distance/spread.js';
import { compilePack } from '../core/rules/program.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import { findingWords } from '../core/words/verify.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { FactProfileStore } from './ports/fact-profile-store.js';
import { OfferStore } from './ports/offer-store.js';

export type WordedFinding = Finding & { readonly words: Words };

/** What is wrong with a pack, so that it cannot run; or, of one that can, what its rules will do that is seldom meant. */
export type VerifiedPack = { readonly problems: readonly Problem[]; readonly findings: readonly WordedFinding[] };

/** Does the work in turns: requests that come in meanwhile are answered between two of its steps. */
async function inTurns<R>(steps: Steps<R>): Promise<R> {
  let step = steps.next();
  while (step.done !== true) {
    await new Promise(setImmediate);
    step = steps.next();
  }
  return step.value;
}

/** Verifies one pack as of now, within the limits of `rules/policy/verify.json`. Stores nothing. */
@Injectable()
export class VerifyRulePack {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly clock: Clock,
    private readonly profiles: FactProfileStore,
  ) {}

  async run(json: unknown): Promise<VerifiedPack> {
    const { catalogue, levers, lists, policy, verify: limits } = this.rules;
    const known = await this.offers.list();
    const read = readRulePack(json, catalogue, { levers, lists, offers: known });
    if (!read.ok) return { problems: read.problems, findings: [] };
    const began = this.clock.system().getTime();
    const today = dayIn(policy.operatorZone, this.clock.now());
    const elapsed = () => this.clock.system().getTime() - began;
    const typical = await this.typical();
    const offers = new Map(known.map((offer) => [offer.id, offer]));
    const options = { limits, today, elapsed, levers, offers, typical };
    const steps = verifySteps([compilePack(read.value, catalogue, lists)], catalogue, options);
    const findings = await inTurns(steps);
    return { problems: [], findings: findings.map((one) => ({ ...one, words: findingWords(one, catalogue) })) };
  }

  /** So that a customer who shows a fault looks like one of the base, where the base was profiled. */
  private async typical(): Promise<ReadonlyMap<string, number>> {
    const profile = await this.profiles.newest(this.rules.modelsHash);
    return typicalValues(profile?.facts ?? []);
  }
}
