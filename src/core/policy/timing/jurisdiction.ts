import type { FactSheet } from '../../facts/fact-sheet.js';
import type { ContactPolicy } from '../contact-policy.js';
import { type HoursTable, hoursTable } from './quiet-hours.js';

/** The fact that says where a customer is. */
export const REGION_FACT = 'region';

type Places = Pick<ContactPolicy, 'hours' | 'jurisdictions' | 'defaultJurisdiction'>;

/** The first jurisdiction that names the customer's region, else the first that names their zone, else the operator's own; null if it has none. */
export function jurisdictionOf(
  { jurisdictions = [], defaultJurisdiction }: Places,
  sheet: FactSheet,
  zone: string,
): string | null {
  const region = sheet[REGION_FACT];
  const byRegion = jurisdictions.find(({ regions }) => typeof region === 'string' && regions?.includes(region));
  const found = byRegion ?? jurisdictions.find(({ zones }) => zones?.includes(zone));
  return found?.id ?? defaultJurisdiction ?? null;
}

/** The hours that hold where a customer is, worked out once for each place. */
export type PlaceHours = {
  /** Whose zone nobody knows is asked in the operator's, and under the operator's own law. */
  of(sheet: FactSheet, zone: string): { readonly jurisdiction: string | null; readonly hours: HoursTable };
  in(jurisdiction: string | null): HoursTable;
};

export function placeHours(policy: Places): PlaceHours {
  const anywhere = hoursTable(policy);
  const tables = new Map((policy.jurisdictions ?? []).map(({ id }) => [id, hoursTable(policy, id)]));
  const within = (jurisdiction: string | null) => tables.get(jurisdiction ?? '') ?? anywhere;
  return {
    of: (sheet, zone) => {
      const jurisdiction = jurisdictionOf(policy, sheet, zone);
      return { jurisdiction, hours: within(jurisdiction) };
    },
    in: within,
  };
}
