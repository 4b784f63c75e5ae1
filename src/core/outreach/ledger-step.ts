import type { Outreach, OutreachState } from './outreach.js';

/** What the ledger of contacts is still to be told about an outreach. Telling it twice tells it once. */
export type LedgerStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'release'; readonly because: string };

const STEPS: { readonly [S in OutreachState]: LedgerStep['kind'] } = {
  planned: 'none',
  claimed: 'none',
  handed: 'none',
  sent: 'sent',
  // It may have gone out: the person's slot is used.
  unknown: 'sent',
  delivered: 'delivered',
  failed: 'release',
  expired: 'release',
  cancelled: 'release',
};

/** The one place that says what an outreach's state means for the slot it took. */
export function ledgerStepOf({ state, reason }: Pick<Outreach, 'state' | 'reason'>): LedgerStep {
  const kind = STEPS[state];
  return kind === 'release' ? { kind, because: reason ?? 'NOT_DELIVERED' } : { kind };
}
