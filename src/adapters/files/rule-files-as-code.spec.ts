import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../core/kit/problem.js';
import { onceEach, rulesFor } from './rule-files-as-code.js';
import { readModelCaseFiles } from './rule-files-cases.js';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-whole-'));
  cpSync('rules', dir, { recursive: true });
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** The shipped rules are the installation's; the folder is somebody's copy. */
async function problems(): Promise<readonly string[]> {
  const found: Problem[] = [];
  await rulesFor(dir, 'rules', found);
  await readModelCaseFiles(dir, found);
  return onceEach(found).map(({ path, code }) => `${path} ${code}`);
}

function spoil(file: string, from: string, to: string): void {
  const text = readFileSync(join(dir, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(dir, file), text.replace(from, to));
}

const copy = (from: string, to: string) => writeFileSync(join(dir, to), readFileSync(join(dir, from)));

describe('a whole rules folder', () => {
  it('is read by itself, and nothing is wrong with what ships', async () => {
    await expect(problems()).resolves.toEqual([]);
  });

  it.each<[string, () => void, readonly string[]]>([
    [
      'a product that requires one nobody sells',
      () => spoil('products.json', '"requires": []', '"requires": ["no-such-thing"]'),
      ['products.json: $[0].requires'],
    ],
    ['a policy that is not there', () => rmSync(join(dir, 'policy/retry.json')), ['policy/retry.json FILE_MISSING']],
    [
      'a wrong model, told once: not by its cases, nor by what builds on it',
      () => spoil('facts/satisfaction.json', '"kind": "score",', '"kind": "score", "mood": 1,'),
      ['facts/satisfaction.json: $.mood UNKNOWN_FIELD'],
    ],
    [
      'a wrong file of facts that many models and packs ask for',
      () => spoil('facts/value-classes.json', '"kind": "value-classes",', '"kind": "value-classes", "mood": 1,'),
      ['facts/value-classes.json: $.mood UNKNOWN_FIELD'],
    ],
    [
      'a wrong model in a right file',
      () => spoil('facts/satisfaction.json', '"model": {', '"model": { "mood": 1,'),
      ['facts/satisfaction.json: $.model.mood UNKNOWN_FIELD'],
    ],
    [
      'a file of facts that is no JSON',
      () => writeFileSync(join(dir, 'facts/value-classes.json'), '{'),
      ['facts/value-classes.json FILE_NOT_JSON'],
    ],
    [
      'a file of facts that is there twice: each fact once',
      () => {
        copy('facts/stars.json', 'facts/stars2.json');
        copy('facts/stars.cases.json', 'facts/stars2.cases.json');
      },
      ['facts/stars2.json: $.facts[0] FACT_TWICE', 'facts/stars2.json: $.facts[1] FACT_TWICE'],
    ],
  ])('%s', async (_case, change, expected) => {
    change();
    const found = await problems();
    expect(found).toEqual(expected.map((one) => expect.stringContaining(one)));
  });
});

it('a folder of packs is read against the installation', async () => {
  const found: Problem[] = [];
  const rules = await rulesFor(join(dir, 'playbook'), 'rules', found);
  expect(rules?.packs.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
