import type { Run } from '../../core/campaign/run.js';
import type { RunFrame } from '../../core/decision/frame/run-frame.js';
import type { AllottedRow } from '../../core/decision/rounds/allotment.js';
import { outreachIdOf } from '../../core/outreach/outreach.js';
import { FIRST_STEP } from '../../core/outreach/planned-outreach.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';

/** The contact that the ledger is asked for, of a candidate that is to have a place. */
export function askedContact(run: Run, asked: AllottedRow, { rules, decision }: RunFrame): ContactRow {
  const { customerId, householdId, partyId, zone, priority } = asked;
  const match = rules[asked.rule];
  const offer = decision.offers.get(match?.rule.event.params.offerId ?? '');
  if (match === undefined || offer === undefined) throw new Error(`run ${run.id} has no rule or offer ${asked.rule}`);
  const { rule, campaignId } = match;
  const { channel, offerId } = rule.event.params;
  const [dueAt, expiresAt] = [new Date(asked.dueAt), new Date(asked.expiresAt)];
  const { exclusionGroups } = offer;
  return {
    outreachId: outreachIdOf(run.id, customerId, FIRST_STEP, channel),
    ...{ customerId, runId: run.id, ruleId: rule.id, campaignId, offerId, channel, purpose: offer.purpose },
    ...(householdId === null ? {} : { householdId }),
    ...(partyId === null ? {} : { partyId }),
    ...(exclusionGroups === undefined ? {} : { exclusionGroups }),
    tags: offer.tags ?? [],
    priority,
    ...{ decidedAt: run.cutOff, dueAt, at: dueAt, expiresAt, status: 'reserved', zone },
  };
}
