import { type Offer, offerTag } from '../../src/core/offer/offer.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';

export class FakeOfferStore extends OfferStore {
  private readonly offers = new Map<string, Offer>();

  override async seed(offers: readonly Offer[]): Promise<number> {
    const absent = offers.filter(({ id }) => !this.offers.has(id));
    for (const offer of absent) await this.save(offer);
    return absent.length;
  }

  override async save(offer: Offer): Promise<void> {
    this.offers.set(offer.id, structuredClone(offer));
  }

  override async change(before: Offer | null, after: Offer): Promise<boolean> {
    const now = this.offers.get(after.id);
    const isOther =
      before === null ? now !== undefined : now?.state !== before.state || offerTag(now) !== offerTag(before);
    if (isOther) return false;
    await this.save(after);
    return true;
  }

  override async find(id: string): Promise<Offer | null> {
    return this.offers.get(id) ?? null;
  }

  override async list(): Promise<readonly Offer[]> {
    return [...this.offers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
