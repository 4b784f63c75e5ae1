/** What has been taken of offers of which there is only so much. */
export abstract class OfferUse {
  /** By offer, the contacts that were planned and not given back: stock and budget have them taken. None is left out. */
  abstract contactsOf(offerIds: readonly string[]): Promise<Readonly<Record<string, number>>>;
}
