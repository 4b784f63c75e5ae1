import type { Offer } from '../../core/offer/offer.js';

export abstract class OfferStore {
  /** The seed: inserts what is not there, leaves the rest alone. Answers how many were new. */
  abstract seed(offers: readonly Offer[]): Promise<number>;
  abstract save(offer: Offer): Promise<void>;
  /** Puts `after` in the place of `before` (null: where nothing is); false if somebody was there meanwhile. */
  abstract change(before: Offer | null, after: Offer): Promise<boolean>;
  abstract find(id: string): Promise<Offer | null>;
  abstract list(): Promise<readonly Offer[]>;
}
