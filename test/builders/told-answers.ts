import type { Offer } from '../../src/core/offer/offer.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import { ToldAnswers } from '../../src/flows/ports/told-answers.js';

/** Where answers go, beside such offers. */
export function answersTo(
  responses: ResponseStore,
  ledger: ContactLedger,
  rules: BusinessRules,
  offers: readonly Offer[] = [],
): ToldAnswers {
  return new ToldAnswers({ responses, ledger, rules, offers: { list: async () => offers } as never });
}
