import { z } from 'zod';
import type { Problem } from '../../core/kit/problem.js';
import { inFile, readRuleFile } from './rule-files-json.js';
import { readShape } from './rule-files-shape.js';

/** A list of things, each checked by itself and then all of them together. */
export async function listIn<T>(
  rulesDir: string,
  file: string,
  schema: z.ZodType<T>,
  check: (list: readonly T[]) => readonly Problem[],
  problems: Problem[],
): Promise<readonly T[]> {
  const json = await readRuleFile(rulesDir, file);
  const read = json.ok ? readShape(json.value.json, z.array(schema)) : json;
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => (json.ok ? inFile(file, problem) : problem)));
    return [];
  }
  problems.push(...check(read.value).map((problem) => inFile(file, problem)));
  return read.value;
}
