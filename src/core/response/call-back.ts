import type { Engagement } from '../policy/cap/fatigue.js';
import type { ContactRow } from '../policy/contact-policy.js';
import type { CustomerResponse } from './response.js';

const ENGAGED: { readonly [O in CustomerResponse['outcome']]?: Engagement } = {
  read: 'read',
  clicked: 'clicked',
  replied: 'replied',
  accepted: 'accepted',
  declined: 'replied',
  'call-back': 'replied',
};

/** How an answer relieves the pressure of contacts; null where nobody answered. Who says no has answered too. */
export function engagementOf({ outcome }: Pick<CustomerResponse, 'outcome'>): Engagement | null {
  return ENGAGED[outcome] ?? null;
}

/**
 * The contact that calling a customer back will be, planned with the priority of the offer they asked about: until then what
 * is less urgent leaves it room. It stands in no exclusion group: it is the same offer, and is made when they are called.
 */
export function promisedCall(contact: ContactRow, callBackAt: Date, now: Date): ContactRow {
  const { outreachId, customerId, householdId, partyId, runId, ruleId, campaignId, offerId } = contact;
  const { channel, purpose, tags, priority, zone } = contact;
  return {
    outreachId: `${outreachId}|call-back|${callBackAt.toISOString()}`,
    ...{ customerId, runId, ruleId, offerId, channel, purpose, tags, zone },
    ...(householdId === undefined ? {} : { householdId }),
    ...(partyId === undefined ? {} : { partyId }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(priority === undefined ? {} : { priority }),
    ...{ decidedAt: now, dueAt: callBackAt, at: callBackAt, status: 'planned' },
  };
}

/** Calls that were promised and not made, of the rule that a contact is of. */
export function promisesOf(
  rows: readonly ContactRow[],
  { ruleId, campaignId }: Pick<ContactRow, 'ruleId' | 'campaignId'>,
): readonly ContactRow[] {
  return rows.filter((row) => row.status === 'planned' && row.ruleId === ruleId && row.campaignId === campaignId);
}
