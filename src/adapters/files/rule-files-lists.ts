import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { NamedList, NamedLists } from '../../core/condition/terms.js';
import type { Problem } from '../../core/kit/problem.js';
import { inFile, namesIn, type RuleFile, readRuleFolder } from './rule-files-json.js';
import { IdSchema, readShape, saying, WordsSchema } from './rule-files-shape.js';

const FOLDER = 'lists';
/** Entries of a list: more are a table of the operator's, and belong into a fact. */
const MOST = 100_000;

const ValuesSchema = z
  .array(z.union([z.string().min(1), z.number()]))
  .min(1)
  .max(MOST)
  .refine((values) => new Set(values.map((value) => typeof value)).size <= 1, saying('VALUES_OF_TWO_TYPES'));

const ListSchema = z.strictObject({ list: IdSchema, title: WordsSchema, values: ValuesSchema });

function listOf({ file, json }: RuleFile, problems: Problem[]): readonly NamedList[] {
  const read = readShape(json, ListSchema);
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return [];
  }
  const { list, title, values } = read.value;
  if (basename(file, '.json') !== list) problems.push({ path: file, code: 'FILE_NAME_DIFFERS', params: { id: list } });
  const seen = new Set<string | number>();
  const twice = values.find((value) => seen.size === seen.add(value).size);
  if (twice !== undefined) {
    problems.push(inFile(file, { path: '$.values', code: 'VALUE_TWICE', params: { value: twice } }));
  }
  return [{ list, title, values: values as NamedList['values'] }];
}

/** The lists that rules may name, a file each; an installation without the folder has none. */
export async function readListFiles(rulesDir: string, problems: Problem[]): Promise<NamedLists> {
  if ((await namesIn(rulesDir, FOLDER)) === null) return new Map();
  const files = await readRuleFolder(rulesDir, FOLDER, problems);
  return new Map(files.flatMap((file) => listOf(file, problems)).map((list) => [list.list, list]));
}
