import type { LeftOut } from '../../campaign/halt/left-out.js';
import type { PromptChannel } from '../../customer/consent.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Words } from '../../kit/locale.js';
import type { Plan, Standing } from '../decide.js';
import type { Decision, Offered, PromptDecision } from '../decision.js';
import type { FramedRule } from '../frame/rule-places.js';
import { arbitrationRecord } from '../record/arbitration-record.js';
import type { PromptEnd } from './conclude-prompt.js';
import { offeredUntil, promptIdOf, putOf } from './prompt.js';

/** An asking, as it came. */
export type PromptAsking = {
  readonly request: string;
  readonly customerId: string;
  readonly place: PromptChannel;
  readonly limit: number;
  readonly by: string;
};

/** What words there are for a candidate: said by who knows languages and templates. */
export type Telling = Pick<Offered, 'said'> & { readonly because: readonly Words[] };

export type Prompted = {
  readonly asking: PromptAsking;
  readonly publicId: string;
  /** Business and system time. */
  readonly at: Date;
  readonly askedAt: Date;
  readonly sheet: FactSheet;
  readonly matches: readonly FramedRule[];
  readonly plan: Plan;
  readonly end: PromptEnd;
  /** Active campaigns that could not be decided by. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  readonly tell: (standing: Standing) => Telling;
};

function offeredOf(standing: Standing, { plan, tell }: Prompted): Offered {
  const { offer, rule } = standing;
  const { said, because } = tell(standing);
  return {
    ...putOf(standing),
    lever: rule.event.params.lever,
    rank: plan.ranked.indexOf(standing) + 1,
    expiresAt: offeredUntil(standing, plan),
    title: offer.title,
    limits: offer.limits,
    said,
    why: { rule: rule.title, because },
  };
}

/** Versions of the packs that rules are of, each campaign once. */
export function versionsOf(matches: readonly FramedRule[]) {
  const versions = new Map(matches.map(({ campaignId, ruleVersion }) => [campaignId, { campaignId, ...ruleVersion }]));
  return [...versions.values()].sort((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
}

/** What nothing matched for is of no campaign and of no version. */
const NONE = { campaignId: '', ruleVersion: { pack: '', version: 0 } };

/** The one document of a prompt: everything that was decided, and that somebody looked. */
export function promptDecision(prompted: Prompted): PromptDecision {
  const { asking, publicId, at, askedAt, sheet, matches, plan, end, leftOut = [] } = prompted;
  const { request, customerId, place, limit, by } = asking;
  const id = promptIdOf(request);
  const outcome: Decision['outcome'] = end.refused ?? {
    kind: 'offered',
    offers: end.offered.map((one) => offeredOf(one, prompted)),
  };
  const first = end.offered[0] ?? plan.ranked[0] ?? plan.left[0];
  const match = matches.find((one) => one.rule.id === first?.ruleId && one.campaignId === first?.campaignId);
  const { campaignId, ruleVersion } = match ?? NONE;
  const { drawn, candidates } = end;
  return {
    ...{ id, publicId, runId: id, seq: 0, campaignId, customerId, at, facts: sheet, ruleVersion, candidates, outcome },
    ...arbitrationRecord(plan),
    prompt: {
      ...{ request, place, limit, by, askedAt, zone: plan.zone.zone, versions: versionsOf(matches), drawn },
      ...(leftOut.length > 0 ? { leftOut: leftOut.map((one) => one.campaignId) } : {}),
      ...(drawn.length > 0 || candidates.length > 0 ? { unsettled: true } : {}),
    },
  };
}
