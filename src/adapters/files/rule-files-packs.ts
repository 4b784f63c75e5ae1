import { basename, dirname } from 'node:path/posix';
import type { PlanNames } from '../../core/campaign/check-playbook-plan.js';
import type { Lever } from '../../core/campaign/lever.js';
import type { PlaybookPlan } from '../../core/campaign/playbook-plan.js';
import type { NamedLists } from '../../core/condition/terms.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import type { Offer } from '../../core/offer/offer.js';
import { offersWithoutWords } from '../../core/rules/offer-words.js';
import { type PackCase, readPackCases } from '../../core/rules/pack-cases.js';
import { readRulePack } from '../../core/rules/read-rule-pack.js';
import type { RulePack } from '../../core/rules/rule-pack.js';
import { inFile, namesIn, type RuleFile, readRuleFile, readRuleFolder } from './rule-files-json.js';
import { readPlan } from './rule-files-playbook.js';

/**
 * A pack as it ships: its rules, the cases that hold it to its meaning, and how it is meant to be run as a campaign,
 * if a plan lies beside it. `folder` is where it was found.
 */
export type PackFile = {
  readonly folder: string;
  readonly pack: RulePack;
  readonly cases: readonly PackCase[];
  readonly plan: PlaybookPlan | null;
};

/** What the names in a pack are checked against; without `plans` no plan is read. Offers that lie beside a pack are its own. */
export type PackChecks = {
  readonly catalogue: FactCatalogue;
  readonly levers: readonly Lever[];
  readonly lists?: NamedLists;
  readonly offerIds?: readonly string[];
  readonly plans?: PlanNames;
};

const PACK = 'pack.json';
const CASES = 'cases.json';
const PLAN = 'plan.json';
const OFFERS = 'offers';
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

/** Rules of packs whose offers have no words for their channel. */
export function packsWithoutWords(packs: readonly PackFile[], offers: readonly Offer[]): readonly Problem[] {
  return packs.flatMap(({ folder, pack }) =>
    offersWithoutWords(pack, offers).map((problem) => inFile(under(folder, PACK), problem)),
  );
}

async function packFolders(dir: string, folder: string, depth: number): Promise<readonly string[]> {
  const names = await namesIn(dir, folder);
  if (names === null) return [];
  if (names.includes(PACK)) return [folder];
  if (depth === 0) return [];
  const inner = names.filter((name) => !name.includes('.')).map((name) => under(folder, name));
  return (await Promise.all(inner.map((name) => packFolders(dir, name, depth - 1)))).flat();
}

const under = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** The files of offers that lie beside packs, at or under a folder. */
export async function readPackOfferFiles(dir: string, problems: Problem[]): Promise<readonly RuleFile[]> {
  const folders = await packFolders(dir, '', DEPTH);
  const files = await Promise.all(folders.map((folder) => offerFilesOf(dir, folder, problems)));
  return files.flat();
}

async function offerFilesOf(dir: string, folder: string, problems: Problem[]): Promise<readonly RuleFile[]> {
  const names = (await namesIn(dir, folder)) ?? [];
  return names.includes(OFFERS) ? readRuleFolder(dir, under(folder, OFFERS), problems) : [];
}

async function offerIdsBeside(dir: string, folder: string): Promise<readonly string[]> {
  const names = (await namesIn(dir, under(folder, OFFERS))) ?? [];
  return names.filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json'));
}

async function readPack(
  dir: string,
  folder: string,
  checks: PackChecks,
  problems: Problem[],
): Promise<PackFile | null> {
  const file = under(folder, PACK);
  const json = await readRuleFile(dir, file);
  if (!json.ok) {
    problems.push(...json.problems);
    return null;
  }
  const { catalogue, plans, offerIds, ...names } = checks;
  const known = offerIds === undefined ? {} : { offerIds: [...offerIds, ...(await offerIdsBeside(dir, folder))] };
  const read = readRulePack(json.value.json, catalogue, { ...names, ...known });
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return null;
  }
  const { pack } = read.value;
  if (folder !== '' && basename(dirname(file)) !== pack) {
    problems.push({ path: folder, code: 'FILE_NAME_DIFFERS', params: { id: pack } });
  }
  const hasPlan = plans !== undefined && ((await namesIn(dir, folder)) ?? []).includes(PLAN);
  return {
    folder,
    pack: read.value,
    cases: await readCases(dir, folder, checks, read.value, problems),
    plan: hasPlan ? await readPlan(dir, under(folder, PLAN), pack, plans, problems) : null,
  };
}

async function readCases(
  dir: string,
  folder: string,
  { catalogue, lists }: PackChecks,
  pack: RulePack,
  problems: Problem[],
): Promise<readonly PackCase[]> {
  const file = under(folder, CASES);
  const json = await readRuleFile(dir, file);
  const read = json.ok ? readPackCases(json.value.json, catalogue, pack, lists) : json;
  if (read.ok) return read.value;
  problems.push(...(json.ok ? read.problems.map((problem) => inFile(file, problem)) : read.problems));
  return [];
}
