import type { Offer } from '../../core/offer/offer.js';

export abstract class OfferStore {
  /** The seed: inserts what is not there, leaves the rest alone. Answers how many were new. */
  abstract seed(offers: readonly Offer[]): Promise<number>;
  abstract save(offer: Offer): Promise<void>;
  abstract find(id: string): Promise<Offer | null>;
  abstract list(): Promise<readonly Offer[]>;
}
