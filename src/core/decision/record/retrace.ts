import type { FactBlock } from '../../facts/fact-block.js';
import type { PassedOver } from '../../policy/contact-policy.js';
import type { Stage } from '../../policy/refusal.js';
import { type Conclusion, conclude, type Occasion, type Place } from '../conclude.js';
import type { Decision } from '../decision.js';
import type { FramedRule } from '../frame/rule-places.js';
import type { RunFrame } from '../frame/run-frame.js';
import { type Matched, matchedIn, planFor } from '../run/chunk-decisions.js';
import type { CustomerPast } from '../run/customer-past.js';
import { arbitrationRecord } from './arbitration-record.js';
import type { Entries } from './packed-ends.js';

type StageOfRun = NonNullable<PassedOver['stage']>;

/** What happened while the run was under way: a halt, scarcity, caps. */
function isOfRun(stage: Stage): stage is StageOfRun {
  return stage === 'emergency' || stage === 'capacity' || stage === 'cap';
}

/** What only the whole run could know of a customer, as their document tells it: who has the place, and who was stopped. */
export function placeInDocument({ candidates, outcome }: Pick<Decision, 'candidates' | 'outcome'>): Place {
  const winner = candidates.find(({ left }) => left === null);
  const holder = outcome.kind === 'scheduled' && winner ? winner : null;
  const passedOver = candidates.flatMap(({ ruleId, campaignId, left }): readonly PassedOver[] => {
    if (left === null || !isOfRun(left.stage)) return [];
    return [
      { ruleId, ...(campaignId === undefined ? {} : { campaignId }), stage: left.stage, refusals: left.refusals },
    ];
  });
  return { holder, passedOver };
}

/** The same, as the entries of a customer without a document tell it. */
export function placeInEntries({ stood }: Entries, rules: readonly FramedRule[]): Place {
  const passedOver = stood.flatMap(({ rule, stage, told }): readonly PassedOver[] => {
    const framed = rules[rule];
    if (framed === undefined || told === undefined || !isOfRun(stage)) return [];
    return [{ ruleId: framed.rule.id, campaignId: framed.campaignId, stage, refusals: told }];
  });
  return { holder: null, passedOver };
}

/** A customer of a chunk with all that was decided for them, worked out again. */
export type Retraced = Pick<Conclusion, 'candidates' | 'outcome'> &
  Pick<Decision, 'arbitration'> & { readonly one: Matched };

/**
 * Works out again what a run decided for some customers of a chunk, from what it was started with, the facts and pasts it
 * saw, and what only the whole run could know of each: to the bit what it decided then. Part by part of the blocks.
 */
export function* retrace(
  blocks: readonly FactBlock[],
  notes: ReadonlyMap<string, CustomerPast>,
  frame: RunFrame,
  places: ReadonlyMap<string, Place>,
  outreachIdOf: (customerId: string) => Occasion['outreachIdOf'],
): Generator<readonly Retraced[], void> {
  for (const part of matchedIn(blocks, frame, (customerId) => places.has(customerId))) {
    yield part.map((one) => {
      const plan = planFor(one, notes.get(one.customerId) ?? {}, frame);
      const place = places.get(one.customerId) ?? { holder: null, passedOver: [] };
      const { candidates, outcome } = conclude(plan, place, outreachIdOf(one.customerId));
      return { one, candidates, outcome, ...arbitrationRecord(plan) };
    });
  }
}
