/**
 * The stages a candidate (customer × offer) walks, in this order; it leaves at exactly one of them, or is scheduled.
 * A part of the whole funnel: the stages that exist today.
 */
export const STAGES = ['validity', 'consent', 'contactability', 'arbitration', 'timing', 'cap'] as const;
export type Stage = (typeof STAGES)[number];

/** Every reason there is, by the stage that gives it. */
export const REFUSAL_CODES = {
  validity: [
    'OFFER_UNKNOWN',
    'OFFER_NOT_LIVE',
    'OFFER_NOT_YET_VALID',
    'OFFER_ENDED',
    'OFFER_HAS_NO_WORDING',
    'OFFER_NOT_HERE',
    'PRODUCT_HELD',
    'PRODUCT_EXCLUDED',
    'PRODUCT_LACKS',
    'PRODUCT_NOT_SERVICEABLE',
  ],
  consent: ['CONSENT_MISSING', 'CONSENT_WITHDRAWN'],
  contactability: ['NO_VALID_CONTACT'],
  arbitration: ['NO_EXPECTED_VALUE', 'OUTRANKED'],
  timing: ['QUIET_EXPIRED', 'NEVER_ALLOWED'],
  cap: ['CAP_REACHED'],
} as const satisfies { readonly [S in Stage]: readonly string[] };
export type RefusalCode = (typeof REFUSAL_CODES)[Stage][number];

/** One component that said no, with the two values it compared. */
export type Refusal = {
  readonly code: RefusalCode;
  /** What said no: a cap's id, an offer's id, `email.marketing` ... */
  readonly component: string;
  readonly have: string | number | boolean | null;
  readonly need: string | number | boolean | null;
};
