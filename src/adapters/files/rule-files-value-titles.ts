import { z } from 'zod';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import { checkValueTitles, type ValueTitles, withValueTitles } from '../../core/facts/reading/value-titles.js';
import type { Words } from '../../core/kit/locale.js';
import type { Problem } from '../../core/kit/problem.js';
import type { Catalogues } from './rule-files-catalogues.js';
import { namesIn } from './rule-files-json.js';
import { listIn } from './rule-files-list.js';
import { WordsSchema } from './rule-files-shape.js';

const FILE = 'value-titles.json';

/** By name those of a catalogue that is there already, so that nothing is said twice. */
const EntrySchema = z.strictObject({
  fact: z.string(),
  field: z.string().exactOptional(),
  titles: z.union([z.enum(['reasons', 'products', 'organisation']), z.record(z.string(), WordsSchema)]),
});
type Entry = z.infer<typeof EntrySchema>;

function titlesIn(
  { reasons, products, organisation }: Catalogues,
  of: Entry['titles'],
): Readonly<Record<string, Words>> {
  if (of === 'reasons') return Object.fromEntries(reasons.map(({ code, title }) => [code, title]));
  if (of === 'products') return Object.fromEntries([...products].map(([id, { title }]) => [id, title]));
  if (of === 'organisation') return Object.fromEntries(organisation.all.map(({ code, title }) => [code, title]));
  return of;
}

/** The catalogue of facts with values called by their titles. An installation may do without the file. */
export async function readValueTitles(
  rulesDir: string,
  catalogue: FactCatalogue,
  catalogues: Catalogues,
  problems: Problem[],
): Promise<FactCatalogue> {
  if (!(await namesIn(rulesDir, '.'))?.includes(FILE)) return catalogue;
  const told = ({ titles, ...entry }: Entry): ValueTitles => ({ ...entry, titles: titlesIn(catalogues, titles) });
  const check = (list: readonly Entry[]) => checkValueTitles(list.map(told), catalogue);
  const list = await listIn(rulesDir, FILE, EntrySchema, check, problems);
  return withValueTitles(catalogue, list.map(told));
}
