import type { Decision } from '../decision/decision.js';
import { shardOf } from '../kit/hash.js';
import type { Outreach } from './outreach.js';

/** The one contact of a run today; series of contacts will number theirs on. */
export const FIRST_STEP = 1;

/** The outreach a decision planned; null if it planned none. The same decision, the same outreach: planning again adds nothing. */
export function plannedOutreach(decision: Decision, publicIdOf: (outreachId: string) => string): Outreach | null {
  if (decision.outcome.kind !== 'scheduled') return null;
  const { runId, seq, campaignId, customerId, event, at: decidedAt } = decision;
  const { outreachId, channel, purpose, ruleId, offerId, dueAt, expiresAt, zone, jurisdiction } =
    decision.outcome.planned;
  return {
    id: outreachId,
    publicId: publicIdOf(outreachId),
    runId,
    seq,
    campaignId,
    customerId,
    step: FIRST_STEP,
    channel,
    purpose,
    ruleId,
    offerId,
    shard: shardOf(customerId),
    dueAt,
    expiresAt,
    zone,
    decidedAt,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(event === undefined ? {} : { event: event.id }),
    state: 'planned',
    attempt: 0,
    reason: null,
  };
}
