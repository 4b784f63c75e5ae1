import { Injectable } from '@nestjs/common';
import type { Words } from '../core/kit/locale.js';
import type { Problem } from '../core/kit/problem.js';
import { dayIn } from '../core/kit/zone.js';
import type { Finding } from '../core/rules/check/finding.js';
import { VERIFY_LIMITS } from '../core/rules/check/prover.js';
import { verifyRules } from '../core/rules/check/verify.js';
import { compilePack } from '../core/rules/program.js';
import { readRulePack } from '../core/rules/read-rule-pack.js';
import { findingWords } from '../core/words/verify.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { OfferStore } from './ports/offer-store.js';

export type WordedFinding = Finding & { readonly words: Words };

/** What is wrong with a pack, so that it cannot run; or, of one that can, what its rules will do that is seldom meant. */
export type VerifiedPack = { readonly problems: readonly Problem[]; readonly findings: readonly WordedFinding[] };

/** Whoever saves a pack waits for it, and so does the process: what is not decided by then is answered as undecided. */
const DOOR_LIMITS = { ...VERIFY_LIMITS, millis: 5_000 };

/** Verifies one pack as of now. Stores nothing. */
@Injectable()
export class VerifyRulePack {
  constructor(
    private readonly rules: BusinessRules,
    private readonly offers: OfferStore,
    private readonly clock: Clock,
  ) {}

  async run(json: unknown): Promise<VerifiedPack> {
    const { catalogue, levers, lists, policy } = this.rules;
    const offerIds = (await this.offers.list()).map(({ id }) => id);
    const read = readRulePack(json, catalogue, { levers, lists, offerIds });
    if (!read.ok) return { problems: read.problems, findings: [] };
    const began = this.clock.system().getTime();
    const findings = verifyRules([compilePack(read.value, catalogue, lists)], catalogue, {
      limits: DOOR_LIMITS,
      today: dayIn(policy.operatorZone, this.clock.now()),
      elapsed: () => this.clock.system().getTime() - began,
    });
    return { problems: [], findings: findings.map((one) => ({ ...one, words: findingWords(one, catalogue) })) };
  }
}
