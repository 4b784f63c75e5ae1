import type { Offer } from '../../src/core/offer/offer.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import type { StillOffered } from '../../src/flows/ports/still-offered.js';
import { ToldAnswers } from '../../src/flows/ports/told-answers.js';

/** Where answers go, beside such offers. */
export function answersTo(
  responses: ResponseStore,
  ledger: ContactLedger,
  rules: BusinessRules,
  offers: readonly Offer[] = [],
): ToldAnswers {
  return new ToldAnswers({
    ...{ responses, ledger, rules, offered: { leftOf: async () => null } },
    offers: { list: async () => offers } as never,
  });
}

/** Nothing has changed since the offer was made. */
export const STILL_OFFERED = { refusals: async () => [] } as unknown as StillOffered;
