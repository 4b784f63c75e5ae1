import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../core/kit/problem.js';
import { readModelCaseFiles } from './rule-files-cases.js';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-cases-'));
  cpSync('rules', dir, { recursive: true });
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function problems(): Promise<readonly string[]> {
  const found: Problem[] = [];
  await readModelCaseFiles(dir, found);
  return found.map(({ path, code }) => `${path} ${code}`);
}

it('what ships can be read, each model with its cases', async () => {
  const found: Problem[] = [];
  const models = await readModelCaseFiles(dir, found);
  expect(found).toEqual([]);
  const stars = models.find(({ file }) => file === 'facts/stars.json');
  expect(stars?.steps.flatMap(({ names }) => names)).toEqual(['stars', 'starsCause']);
  expect(stars?.cases.length).toBeGreaterThan(10);
});

describe('refused, by file and place', () => {
  it.each<[string, () => void, readonly string[]]>([
    [
      'a model without cases',
      () => rmSync(join(dir, 'facts/tiers.cases.json')),
      ['facts/tiers.json MODEL_WITHOUT_CASES'],
    ],
    [
      'cases without a model',
      () => writeFileSync(join(dir, 'facts/moods.cases.json'), '[]'),
      ['facts/moods.cases.json CASES_WITHOUT_MODEL'],
    ],
    [
      'a case of a fact the model does not give',
      () => {
        const file = join(dir, 'facts/tiers.cases.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"tier": "HIGH"', '"rank": "HIGH"'));
      },
      ['facts/tiers.cases.json: $[0].gives.rank UNKNOWN_FIELD'],
    ],
  ])('%s', async (_case, spoil, expected) => {
    spoil();
    await expect(problems()).resolves.toEqual(expected);
  });
});
