import { ContactPhase } from '../../src/core/decision/contact-phase.js';
import type { FramedRule } from '../../src/core/decision/frame/rule-places.js';
import { RulePlaces } from '../../src/core/decision/frame/rule-places.js';
import type { RunFrame } from '../../src/core/decision/frame/run-frame.js';
import { chooseBest } from '../../src/core/decision/rounds/rounds.js';
import { blockOf } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { hoursTable } from '../../src/core/policy/timing/quiet-hours.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { GuardedRules } from '../../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aContactPolicy } from './a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack, FIVE_FACTS } from './a-rule-pack.js';
import { anOffer } from './an-offer.js';

const CATALOGUE = aCatalogue(
  ...FIVE_FACTS.values(),
  ...['contactEmail', 'consentEmailMarketing'].map((name) => aFact({ name, type: 'boolean' })),
);
const { event } = aRule();

function framed(campaignId: string, id: string, offerId: string): FramedRule {
  const rule = aRule({ id, event: { ...event, params: { ...event.params, offerId } } });
  return { rule, campaignId, activatedAt: new Date(0), ruleVersion: { pack: `${campaignId}-pack`, version: 2 } };
}

/** Two campaigns with a rule each, for everybody of high spend: `keep` of `one` is worth more than `thank` of `two`. */
export const TWO_RULES = [framed('one', 'keep', 'stay'), framed('two', 'thank', 'gift')];

export function aRunFrame(change: Partial<RunFrame> = {}): RunFrame {
  const policy = aContactPolicy();
  const offers = [anOffer({ id: 'stay', value: 900 }), anOffer({ id: 'gift', value: 100 })];
  const pack = aRulePack({
    rules: TWO_RULES.map(({ rule, campaignId }) => ({ ...rule, id: `${campaignId}|${rule.id}` })),
  });
  const version = new GuardedRules(compilePack(pack, CATALOGUE));
  const today = '2026-11-02';
  const asOf = new Date('2026-11-02T18:00:00Z');
  const terms = { catalogue: CATALOGUE, today, asOf, kernel: scalarKernel };
  return {
    today,
    rules: TWO_RULES,
    places: new RulePlaces(TWO_RULES),
    version,
    audience: null,
    decision: {
      cutOff: new Date('2026-11-02T18:00:00Z'),
      offers: new Map(offers.map((offer) => [offer.id, offer])),
      hours: hoursTable(policy),
      operatorZone: policy.operatorZone,
    },
    caps: policy,
    facts: [],
    choose: chooseBest,
    contacts: new ContactPhase({ packs: [version.pack], audience: null }, terms),
    ...change,
  };
}

/** Of high spend, to be reached by e-mail. */
export const A_REACHABLE: FactSheet = { arpuBand: 'HIGH', contactEmail: true, consentEmailMarketing: true };

export function aBlockOf(people: Readonly<Record<string, FactSheet>>) {
  return blockOf(Object.keys(people), Object.values(people), [...CATALOGUE.keys()], CATALOGUE);
}
