import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { checkMarketingGrid, type MarketingGrid, NO_GRID } from '../../core/offer/marketing-grid.js';
import type { ModelFile } from '../../flows/ports/business-rules.js';
import { inFile, namesIn, type RuleFile, readRuleFile } from './rule-files-json.js';
import { IdSchema, readShape, WordsSchema } from './rule-files-shape.js';

const FILE = 'marketing-elements.json';

const GridSchema = z.strictObject({
  elements: z.array(z.strictObject({ id: IdSchema, title: WordsSchema, about: WordsSchema })).min(1),
  rows: z.array(
    z.strictObject({
      id: IdSchema,
      title: WordsSchema,
      of: z.strictObject({ fact: z.string(), value: z.string() }).exactOptional(),
      levers: z.array(IdSchema),
      cells: z.record(IdSchema, WordsSchema),
    }),
  ),
});

type Names = { readonly catalogue: FactCatalogue; readonly levers: readonly string[] };

/** What is done for which segment; an installation may do without the file. */
export async function readMarketingGrid(rulesDir: string, names: Names, problems: Problem[]): Promise<MarketingGrid> {
  if (!(await namesIn(rulesDir, '.'))?.includes(FILE)) return NO_GRID;
  const json = await readRuleFile(rulesDir, FILE);
  const read = json.ok ? readShape<MarketingGrid>(json.value.json, GridSchema) : json;
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => (json.ok ? inFile(FILE, problem) : problem)));
    return NO_GRID;
  }
  problems.push(...checkMarketingGrid(read.value, names).map((problem) => inFile(FILE, problem)));
  return read.value;
}

/** A file of `facts/` under the name it is known by. */
export function modelFileOf({ file, json }: RuleFile): ModelFile {
  return { name: basename(file, '.json'), content: json as ModelFile['content'] };
}
