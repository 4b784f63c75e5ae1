/**
 * The stages a candidate (customer × offer) walks, in this order; it leaves at exactly one of them, or is scheduled.
 * consent: may we speak, and can we (an address). capacity: budget, stock, channel and call-centre places of a run.
 */
export const STAGES = [
  'emergency',
  'validity',
  'consent',
  'eligibility',
  'applicability',
  'suitability',
  'exclusion',
  'suppression',
  'arbitration',
  'holdout',
  'timing',
  'capacity',
  'cap',
] as const;
export type Stage = (typeof STAGES)[number];

/** Every reason there is, by the stage that gives it. */
export const REFUSAL_CODES = {
  emergency: ['EMERGENCY_STOP', 'CAMPAIGN_HALTED'],
  validity: [
    'OFFER_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_NOT_YET_VALID',
    'OFFER_ENDED',
    'OFFER_HAS_NO_WORDING',
    'OFFER_SOLD_OUT',
  ],
  consent: ['CONSENT_MISSING', 'CONSENT_WITHDRAWN', 'NO_VALID_CONTACT'],
  eligibility: ['NOT_ELIGIBLE'],
  applicability: [
    'NOT_APPLICABLE',
    'PRODUCT_HELD',
    'PRODUCT_EXCLUDED',
    'PRODUCT_LACKS',
    'PRODUCT_NOT_SERVICEABLE',
    'NOT_OFFERED_HERE',
  ],
  suitability: ['NOT_SUITABLE', 'SELLING_HELD', 'NOT_AFFORDABLE'],
  exclusion: ['EXCLUDED_BY_ACTIVE', 'EXCLUDED_BY_PLANNED'],
  suppression: ['SUPPRESSED_BY_OUTCOME', 'OFFER_NEEDS_OUTCOME', 'OFFER_OPEN', 'OFFER_JUST_TOLD'],
  arbitration: ['NO_EXPECTED_VALUE', 'VALUE_UNKNOWN', 'OUTRANKED'],
  holdout: ['HELD_OUT_ALWAYS', 'HELD_OUT_GLOBAL', 'HELD_OUT_CAMPAIGN'],
  timing: ['QUIET_EXPIRED', 'NEVER_ALLOWED'],
  capacity: ['CAPACITY_OUTBID', 'CAPACITY_TOO_SMALL'],
  cap: ['CAP_REACHED', 'CAP_KEPT_FREE', 'FATIGUED'],
} as const satisfies { readonly [S in Stage]: readonly string[] };
export type RefusalCode = (typeof REFUSAL_CODES)[Stage][number];

/** One component that said no, with the two values it compared. */
export type Refusal = {
  readonly code: RefusalCode;
  /** What said no: a cap's id, an offer's id, `email.marketing` ... */
  readonly component: string;
  readonly have: string | number | boolean | null;
  readonly need: string | number | boolean | null;
  /** Caps: the reservation that took the last place, as `run|rule`. */
  readonly takenBy?: string;
};
