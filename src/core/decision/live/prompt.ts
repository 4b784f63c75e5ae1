import type { PromptChannel } from '../../customer/consent.js';
import type { Offer } from '../../offer/offer.js';
import type { ContactRow } from '../../policy/contact-policy.js';
import type { Plan, Standing } from '../decide.js';
import type { Decision, Offered, PromptDecision } from '../decision.js';
import { householdOf, partyOf } from '../rounds/standee.js';

/** Ids that clients give to an asking: they become part of the decision's. */
export const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;
export const MOST_OFFERS = 10;

export function promptIdOf(request: string): string {
  return `prompt|${request}`;
}

export function isPrompt(decision: Decision): decision is PromptDecision {
  return decision.prompt !== undefined;
}

/** Whether an asking under a known id is the same asking. */
export function isSameAsking(
  { customerId, prompt }: PromptDecision,
  asked: { readonly customerId: string; readonly place: PromptChannel; readonly limit: number },
): boolean {
  return customerId === asked.customerId && prompt.place === asked.place && prompt.limit === asked.limit;
}

/** Who is spoken to, where and when: what the ledger keeps beside an offer. */
export type Meeting = Pick<ContactRow, 'customerId' | 'zone' | 'decidedAt' | 'at'> & {
  readonly promptId: string;
  readonly place: PromptChannel;
  readonly householdId: string | null;
  /** Null too where no cap counts by parties. */
  readonly partyId: string | null;
};

type Put = Pick<Offered, 'ruleId' | 'campaignId' | 'offerId' | 'purpose' | 'priority' | 'tags' | 'exclusionGroups'>;

/** The contact that putting an offer before a customer is. Each offer of a prompt is one: it may be one too many. */
export function promptContact(put: Put, meeting: Meeting): ContactRow {
  const { promptId, place, householdId, partyId, customerId, zone, decidedAt, at } = meeting;
  const { ruleId, campaignId, offerId, purpose, priority, tags, exclusionGroups } = put;
  const id = [promptId, campaignId, ruleId].join('|');
  return {
    ...{ outreachId: id, customerId, runId: id, ruleId, campaignId, offerId, channel: place, purpose, tags },
    ...(householdId === null ? {} : { householdId }),
    ...(partyId === null ? {} : { partyId }),
    ...(exclusionGroups.length === 0 ? {} : { exclusionGroups }),
    ...{ priority, decidedAt, dueAt: at, at, status: 'reserved', zone },
  };
}

/**
 * The contact of an offer of a prompt that was asked before, at the instant it is put before the customer. Until it expires the
 * customer has it before them, whoever asks next.
 */
export function presentation({ id, customerId, facts, prompt, at: decidedAt }: PromptDecision, put: Offered, at: Date) {
  const { place, zone } = prompt;
  const whose = { householdId: householdOf(facts), partyId: partyOf(facts) };
  const contact = promptContact(put, { promptId: id, place, ...whose, customerId, zone, decidedAt, at });
  return { ...contact, expiresAt: put.expiresAt };
}

/** What stands as the ledger would count it. */
export function putOf({ ruleId, campaignId, offerId, offer, score }: Standing): Put {
  const { purpose, tags = [], exclusionGroups = [] }: Offer = offer;
  return { ruleId, campaignId, offerId, purpose, priority: score.priority, tags, exclusionGroups };
}

/** Until when a standing candidate may be put before the customer: its own time, or the offer's where that ends first. */
export function offeredUntil({ answer, offer }: Standing, { zone }: Pick<Plan, 'zone'>): Date {
  if (answer.kind === 'refused') throw new Error(`what was answered at once has a due time (${zone.zone})`);
  const { expiresAt } = answer.timing;
  return new Date(Math.min(offer.validUntil.getTime(), expiresAt.getTime()));
}
