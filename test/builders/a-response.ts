import type { CustomerResponse } from '../../src/core/response/response.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';

/** A customer who took what an agent offered. */
export function aResponse(changed: Partial<CustomerResponse> = {}): CustomerResponse {
  return {
    id: 'r-1',
    customerId: 'c-1',
    decisionId: 'prompt|req-1',
    campaignId: 'winback',
    ruleId: 'rule-1',
    offerId: 'offer-1',
    channel: 'hotline',
    outcome: 'accepted',
    reason: null,
    at: new Date('2026-11-02T18:00:00Z'),
    by: 'agent-1',
    ...changed,
  };
}

/** Tells one after the other, each under its own id. */
export async function tellAll(store: ResponseStore, responses: readonly CustomerResponse[]): Promise<void> {
  for (const one of responses) await store.tell(one);
}
