import type { FactSheet } from '../../facts/fact-sheet.js';
import type { CandidateRecord } from '../decision.js';

/** Somebody would be offered a product that cannot be delivered where they are: news for who builds the network. */
export type Demand = {
  readonly customerId: string;
  readonly product: string;
  readonly orgNode: string | null;
  /** Business time. */
  readonly at: Date;
};

type Decided = {
  readonly customerId: string;
  readonly at: Date;
  readonly facts: FactSheet;
  readonly candidates: readonly CandidateRecord[];
};

/** The demand that a decision shows: each product once, where being out of reach is all that stood against its offer. */
export function demandsOf({ customerId, at, facts, candidates }: Decided): readonly Demand[] {
  const orgNode = typeof facts.orgNode === 'string' ? facts.orgNode : null;
  const products = candidates.flatMap(({ left }) => {
    const [only, ...more] = left?.refusals ?? [];
    return only?.code === 'PRODUCT_NOT_SERVICEABLE' && more.length === 0 ? [String(only.need)] : [];
  });
  return [...new Set(products)].map((product) => ({ customerId, product, orgNode, at }));
}
