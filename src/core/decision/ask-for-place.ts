import type { ContactRow, PassedOver } from '../policy/contact-policy.js';
import type { Refusal } from '../policy/refusal.js';
import type { Place } from './conclude.js';

/** What the ledger is asked. A release is not answered with a place. */
export type PlaceAsk =
  | { readonly kind: 'reserve'; readonly row: ContactRow }
  | { readonly kind: 'release'; readonly row: ContactRow };

export type PlaceAnswer =
  | { readonly kind: 'reserved'; readonly row: ContactRow }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'released' };

/**
 * Asks for a customer's place, best candidate first; whom the caps stop gives way to the next. A place that an earlier
 * attempt took for a candidate which has since left (its offer ended) is given back, and asked for again.
 */
export function* askForPlace(rows: readonly ContactRow[]): Generator<PlaceAsk, Place, PlaceAnswer> {
  const passedOver: PassedOver[] = [];
  for (const row of rows) {
    const wanted = {
      kind: 'reserve',
      row: passedOver.length === 0 ? row : { ...row, passedOver: [...passedOver] },
    } as const;
    let answer = yield wanted;
    if (answer.kind === 'reserved' && !isAmong(rows, answer.row)) {
      yield { kind: 'release', row: answer.row };
      answer = yield wanted;
    }
    if (answer.kind === 'reserved') return { holder: holderOf(answer.row), passedOver: answer.row.passedOver ?? [] };
    passedOver.push({ ...holderOf(row), refusals: answer.kind === 'refused' ? answer.refusals : [] });
  }
  return { holder: null, passedOver };
}

function isAmong(rows: readonly ContactRow[], held: ContactRow): boolean {
  return rows.some(
    ({ ruleId, campaignId }) =>
      ruleId === held.ruleId && (held.campaignId === undefined || campaignId === held.campaignId),
  );
}

function holderOf({ ruleId, campaignId }: ContactRow): Pick<ContactRow, 'ruleId' | 'campaignId'> {
  return campaignId === undefined ? { ruleId } : { ruleId, campaignId };
}
