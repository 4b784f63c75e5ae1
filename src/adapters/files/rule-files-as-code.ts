import type { Problem } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import type { RuleFiles } from './rule-files.js';
import { readOffers } from './rule-files-offers.js';
import { type PackFile, readPackFolders, readPackOfferFiles } from './rule-files-packs.js';
import { planNamesOf } from './rule-files-playbook.js';

/** A folder of packs somebody writes beside the installation's own files, with the offers and plans that lie beside them. */
export async function readPacksAsCode(
  dir: string,
  { business, offers, playbook }: Pick<RuleFiles, 'business' | 'offers' | 'playbook'>,
  problems: Problem[],
): Promise<{ readonly packs: readonly PackFile[]; readonly offers: readonly Offer[] }> {
  const { catalogue, levers, lists, products, priceLevers } = business;
  const sold = { catalogue, lists, products, priceLevers };
  const own = readOffers(await readPackOfferFiles(dir, problems), sold, problems);
  const ids = new Set(own.map(({ id }) => id));
  const all = [...offers.filter(({ id }) => !ids.has(id)), ...own];
  const plans = planNamesOf(playbook, levers, catalogue);
  const checks = { catalogue, levers, lists, offers: all, offerIds: all.map(({ id }) => id), plans };
  const packs = await readPackFolders(dir, checks, problems);
  return { packs, offers: own };
}
