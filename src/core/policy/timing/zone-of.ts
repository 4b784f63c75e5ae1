import type { FactSheet } from '../../facts/fact-sheet.js';
import { isZone } from '../../kit/zone.js';
import { ZONE_FACT } from '../policy-facts.js';

export type CustomerZone = { readonly zone: string; readonly assumed: boolean };

/** Fails closed: who has no zone, or one that does not exist, is asked in the operator's, and the decision says so. */
export function zoneOf(sheet: FactSheet, operatorZone: string): CustomerZone {
  const own = sheet[ZONE_FACT];
  return typeof own === 'string' && isZone(own) ? { zone: own, assumed: false } : { zone: operatorZone, assumed: true };
}
