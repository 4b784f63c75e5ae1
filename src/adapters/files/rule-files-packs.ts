import { basename, dirname } from 'node:path/posix';
import type { Lever } from '../../core/campaign/lever.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { type PackCase, readPackCases } from '../../core/rules/pack-cases.js';
import { readRulePack } from '../../core/rules/read-rule-pack.js';
import type { RulePack } from '../../core/rules/rule-pack.js';
import { inFile, namesIn, readRuleFile } from './rule-files-json.js';

/** A pack as it ships: its rules and the cases that hold it to its meaning. `folder` is where it was found. */
export type PackFile = { readonly folder: string; readonly pack: RulePack; readonly cases: readonly PackCase[] };

/** What the names in a pack are checked against. */
export type PackChecks = {
  readonly catalogue: FactCatalogue;
  readonly levers: readonly Lever[];
  readonly lists?: NamedLists;
  readonly offerIds?: readonly string[];
};

const PACK = 'pack.json';
const CASES = 'cases.json';
/** `<dir>/playbook/<pack>/pack.json` is the deepest a pack lies. */
const DEPTH = 2;

/** Every pack at or under a folder, read and checked; what is wrong is added to `problems`. */
export async function readPackFolders(dir: string, checks: PackChecks, problems: Problem[]): Promise<PackFile[]> {
  const folders = await packFolders(dir, '', DEPTH);
  const packs: PackFile[] = [];
  for (const folder of folders) {
    const pack = await readPack(dir, folder, checks, problems);
    if (pack !== null) packs.push(pack);
  }
  return packs;
}

async function packFolders(dir: string, folder: string, depth: number): Promise<readonly string[]> {
  const names = await namesIn(dir, folder);
  if (names === null) return [];
  if (names.includes(PACK)) return [folder];
  if (depth === 0) return [];
  const inner = names.filter((name) => !name.includes('.')).map((name) => (folder === '' ? name : `${folder}/${name}`));
  return (await Promise.all(inner.map((name) => packFolders(dir, name, depth - 1)))).flat();
}

async function readPack(
  dir: string,
  folder: string,
  { catalogue, ...names }: PackChecks,
  problems: Problem[],
): Promise<PackFile | null> {
  const file = folder === '' ? PACK : `${folder}/${PACK}`;
  const json = await readRuleFile(dir, file);
  if (!json.ok) {
    problems.push(...json.problems);
    return null;
  }
  const read = readRulePack(json.value.json, catalogue, names);
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return null;
  }
  const { pack } = read.value;
  if (folder !== '' && basename(dirname(file)) !== pack) {
    problems.push({ path: folder, code: 'FILE_NAME_DIFFERS', params: { id: pack } });
  }
  return {
    folder,
    pack: read.value,
    cases: await readCases(dir, folder, { catalogue, ...names }, read.value, problems),
  };
}

async function readCases(
  dir: string,
  folder: string,
  { catalogue, lists }: PackChecks,
  pack: RulePack,
  problems: Problem[],
): Promise<readonly PackCase[]> {
  const file = folder === '' ? CASES : `${folder}/${CASES}`;
  const json = await readRuleFile(dir, file);
  const read = json.ok ? readPackCases(json.value.json, catalogue, pack, lists) : json;
  if (read.ok) return read.value;
  problems.push(...(json.ok ? read.problems.map((problem) => inFile(file, problem)) : read.problems));
  return [];
}
