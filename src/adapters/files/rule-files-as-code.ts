import type { Problem } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import { loadRuleFiles, type RuleFiles, RuleFilesError } from './rule-files.js';
import { namesIn } from './rule-files-json.js';
import { readOffers } from './rule-files-offers.js';
import { type PackFile, readPackFolders, readPackOfferFiles } from './rule-files-packs.js';
import { planNamesOf } from './rule-files-playbook.js';

/** Any of these makes a folder a whole rules folder: it stands for itself, and everything in it is read. */
const OF_A_WHOLE_FOLDER = ['facts', 'policy', 'levers.json', 'organisation.json', 'products.json', 'reasons.json'];

/**
 * The rules that packs of a folder are checked against: its own where it is a whole rules folder, or the installation's.
 * Null: its own cannot be used, and what is wrong with them is among the problems.
 */
export async function rulesFor(dir: string, rulesDir: string, problems: Problem[]): Promise<RuleFiles | null> {
  const names = (await namesIn(dir, '.')) ?? [];
  if (!OF_A_WHOLE_FOLDER.some((name) => names.includes(name))) return loadRuleFiles(rulesDir);
  try {
    return await loadRuleFiles(dir);
  } catch (error) {
    if (!(error instanceof RuleFilesError)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

/** Without what was found a second time: a file that two readers read has each fault once. */
export function onceEach(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

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
