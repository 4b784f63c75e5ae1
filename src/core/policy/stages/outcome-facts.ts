import type { FactSheet } from '../../facts/fact-sheet.js';
import { isDay } from '../../kit/day.js';
import { instantOf } from '../../kit/zone.js';
import type { PastOutcome, SuppressionRule } from './suppression.js';

/** What customers do beside answering an offer, by the fact that says on which day they did it last. */
const FACTS: Readonly<Record<string, string>> = {
  paid: 'lastPaymentOn',
  bought: 'lastPlanChangeOn',
  complained: 'lastComplaintOn',
};

/** The facts that suppression by these outcomes asks of a customer. */
export function outcomeFacts(after: readonly Pick<SuppressionRule, 'outcome'>[]): readonly string[] {
  return after.flatMap(({ outcome }) => FACTS[outcome] ?? []);
}

/**
 * The outcomes that facts tell of: arrears paid, a product bought, a complaint. They are of no campaign, so they suppress
 * each that asks for them, and count from the first instant of their day in the operator's zone.
 */
export function outcomesOfFacts(
  after: readonly Pick<SuppressionRule, 'outcome'>[],
  sheet: FactSheet,
  operatorZone: string,
): readonly PastOutcome[] {
  return after.flatMap(({ outcome }): readonly PastOutcome[] => {
    const day = sheet[FACTS[outcome] ?? ''];
    if (typeof day !== 'string' || !isDay(day)) return [];
    return [{ offerId: '', outcome, at: instantOf(Date.parse(`${day}T00:00:00Z`), operatorZone, 'earlier') }];
  });
}
