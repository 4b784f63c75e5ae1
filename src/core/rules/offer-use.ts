import { pathTo } from '../kit/found-problems.js';
import type { Problem } from '../kit/problem.js';
import type { Offer } from '../offer/offer.js';
import type { RulePack } from './rule-pack.js';

/** The channels that rules use an offer on and that it has no wording for: nobody would hear of it there. */
export function wordingLacks(
  { id, wording }: Pick<Offer, 'id' | 'wording'>,
  packs: readonly RulePack[],
): readonly Problem[] {
  return packs.flatMap(({ pack, rules }) =>
    rules.flatMap(({ id: rule, event }) => {
      const { offerId, channel } = event.params;
      if (offerId !== id || wording[channel] !== undefined) return [];
      const params = { pack, rule, channel };
      return [{ path: pathTo('$.wording', channel), code: 'OFFER_USED_WITHOUT_WORDING', params }];
    }),
  );
}
