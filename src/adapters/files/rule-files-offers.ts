import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { Problem } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import { checkPriceLevers, type PriceLever } from '../../core/offer/price-lever.js';
import { checkOfferLinks, type OfferNames, readOffer } from '../../core/offer/read-offer.js';
import { compilePattern } from '../../core/rules/regex.js';
import { inFile, namesIn, type RuleFile } from './rule-files-json.js';
import { listIn } from './rule-files-list.js';
import { IdSchema, WordsSchema } from './rule-files-shape.js';

const PRICE_LEVERS = 'price-levers.json';
const PriceLeverSchema: z.ZodType<PriceLever> = z.strictObject({ id: IdSchema, title: WordsSchema });

/** The ways to work on a price; none where there is no such file. */
export async function readPriceLevers(rulesDir: string, problems: Problem[]): Promise<readonly PriceLever[]> {
  if (!(await namesIn(rulesDir, '.'))?.includes(PRICE_LEVERS)) return [];
  return await listIn(rulesDir, PRICE_LEVERS, PriceLeverSchema, checkPriceLevers, problems);
}

/** What offers of files are checked against. */
export type OfferChecks = Omit<OfferNames, 'patterns' | 'priceLevers'> & {
  readonly priceLevers: readonly PriceLever[];
};

/** One offer a file, the file named for its id. They lie in several folders, so that alone makes the id not yet the only one. */
export function readOffers(
  files: readonly RuleFile[],
  { priceLevers, ...checks }: OfferChecks,
  problems: Problem[],
): readonly Offer[] {
  const names = { ...checks, patterns: compilePattern, priceLevers: priceLevers.map(({ id }) => id) };
  const placed = files.flatMap(({ file, json }) => {
    const read = readOffer(json, names);
    if (read.ok) return [{ file, offer: read.value }];
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return [];
  });
  const fileOf = new Map(placed.map(({ file, offer }) => [offer.id, file]));
  for (const [index, { file, offer }] of placed.entries()) {
    const { id } = offer;
    if (basename(file) !== `${id}.json`) problems.push({ path: file, code: 'FILE_NAME_DIFFERS', params: { id } });
    const isFirst = placed.findIndex((other) => other.offer.id === id) === index;
    if (!isFirst) problems.push({ path: `${file}: $.id`, code: 'ID_TWICE', params: { id } });
  }
  const offers = placed.map(({ offer }) => offer);
  for (const { id, found } of checkOfferLinks(offers)) {
    problems.push(...found.all.map((problem) => inFile(fileOf.get(id) ?? id, problem)));
  }
  return offers;
}
