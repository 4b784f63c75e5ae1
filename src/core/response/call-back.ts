import type { Engagement } from '../policy/cap/fatigue.js';
import type { ContactRow } from '../policy/contact-policy.js';
import type { CustomerResponse } from './response.js';

const CALL_BACK = '|call-back|';

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
    outreachId: `${outreachId}${CALL_BACK}${callBackAt.toISOString()}`,
    ...{ customerId, runId, ruleId, offerId, channel, purpose, tags, zone },
    ...(householdId === undefined ? {} : { householdId }),
    ...(partyId === undefined ? {} : { partyId }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(priority === undefined ? {} : { priority }),
    ...{ decidedAt: now, dueAt: callBackAt, at: callBackAt, status: 'planned' },
  };
}

/** Why a promised call is no longer planned where it has been made. */
export const CALLED_BACK = 'CALLED_BACK';

/** The call that a word promises; null: it promises none, or that was made already. */
export function callToPlan(
  rows: readonly ContactRow[],
  contact: ContactRow,
  { callBackAt, at }: Pick<CustomerResponse, 'callBackAt' | 'at'>,
): ContactRow | null {
  if (callBackAt === undefined) return null;
  const call = promisedCall(contact, callBackAt, at);
  const known = rows.find(({ outreachId }) => outreachId === call.outreachId);
  return known?.releasedBecause === CALLED_BACK ? null : call;
}

/** Calls that were promised and not made, of the rule that a contact is of. */
export function promisesOf(
  rows: readonly ContactRow[],
  { ruleId, campaignId }: Pick<ContactRow, 'ruleId' | 'campaignId'>,
): readonly ContactRow[] {
  return rows.filter((row) => row.status === 'planned' && row.ruleId === ruleId && row.campaignId === campaignId);
}

/**
 * Of promised calls, those that a word of a contact leaves no need for: who answered, or would not hear of it, is called no
 * more but as they asked. That nobody answered takes back what was promised at this very contact, by a slip. What was promised
 * after the word is not its business.
 */
export function promisesOver(
  promises: readonly ContactRow[],
  { outreachId }: Pick<ContactRow, 'outreachId'>,
  { outcome, callBackAt, at }: Pick<CustomerResponse, 'outcome' | 'callBackAt' | 'at'>,
): readonly ContactRow[] {
  const own = `${outreachId}${CALL_BACK}`;
  const kept = callBackAt === undefined ? null : `${own}${callBackAt.toISOString()}`;
  const over = promises.filter((row) => row.outreachId !== kept && row.decidedAt <= at);
  return outcome === 'no-answer' ? over.filter((row) => row.outreachId.startsWith(own)) : over;
}
