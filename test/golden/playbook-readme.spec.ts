import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import type { PackFile } from '../../src/adapters/files/rule-files-packs.js';
import { LOCALES, type Locale } from '../../src/core/kit/locale.js';
import { compilePack } from '../../src/core/rules/program.js';
import { sampleWorld } from './sample-world.js';

const { business, packs } = await loadRuleFiles('rules');
const table = (await sampleWorld()).sheets();
const FILES: Readonly<Record<Locale, string>> = { 'zh-CN': 'README.zh-CN.md', en: 'README.md' };

const isOnTable = (fact: string) => table.some((sheet) => (sheet[fact] ?? null) !== null);
const coded = (facts: readonly string[]) => (facts.length === 0 ? '–' : facts.map((fact) => `\`${fact}\``).join(' '));

/** A row of the table as it must stand: what the files and the shipped table say. */
function rowOf({ folder, pack, plan }: PackFile, locale: Locale): string {
  const { questions } = compilePack(pack, business.catalogue, business.lists);
  // A question that says what unknown means can be answered without its fact.
  const facts = questions.filter(({ leaf }) => leaf.unknown === undefined).map(({ leaf }) => leaf.fact);
  const needed = [...new Set(facts)];
  const lever = business.levers.find(({ id }) => id === plan?.lever);
  const name = folder.replace('playbook/', '');
  const cells = [
    name.slice(0, 2),
    `[${pack.title[locale]}](${name}/pack.json)`,
    lever?.title[locale],
    plan?.stages.join(' '),
    plan?.objective[locale],
    pack.rules.length,
    coded(needed.filter(isOnTable)),
    coded(needed.filter((fact) => !isOnTable(fact))),
  ];
  return `| ${cells.join(' | ')} |`;
}

describe.each(LOCALES.map((locale) => ({ locale })))('the table of the playbook in $locale', ({ locale }) => {
  const rows = readFileSync(`rules/playbook/${FILES[locale]}`, 'utf8')
    .split('\n')
    .filter((line) => /^\| \d\d \|/.test(line));

  it('has a row for every pack: its lever, its stages, and the facts it needs and lacks', () => {
    expect(rows).toEqual(packs.map((pack) => rowOf(pack, locale)));
  });
});
