import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFactFiles } from '../../src/adapters/files/rule-files-facts.js';
import { type RuleFile, readRuleFolder } from '../../src/adapters/files/rule-files-json.js';
import type { Problem } from '../../src/core/kit/problem.js';
import { problemWords } from '../../src/core/words/say.js';

// biome-ignore lint/suspicious/noExplicitAny: files are spoilt in every way
type Spoil = (model: any) => void;

let files: readonly RuleFile[];
beforeAll(async () => {
  const problems: Problem[] = [];
  files = await readRuleFolder('rules', 'facts', problems);
  expect(problems).toEqual([]);
});

/** What is said of the shipped files when one of them is spoilt; every problem has words. */
function said(name: string, spoil: Spoil): readonly string[] {
  const spoilt = files.map(({ file, json }) => {
    if (file !== `facts/${name}.json`) return { file, json };
    const copy = structuredClone(json) as { model: unknown };
    spoil(copy.model);
    return { file, json: copy };
  });
  const problems: Problem[] = [];
  readFactFiles(spoilt, problems);
  for (const problem of problems) expect(problemWords(problem).en).not.toBe('');
  return problems.map(({ path, code }) => `${path.replace(/^.*: /, '')} ${code}`);
}

it('the shipped files are right', () => {
  expect(said('churn-score', () => {})).toEqual([]);
});

describe('a plan of a scorecard is refused with place and reason', () => {
  it.each<[string, Spoil, string]>([
    [
      'a fact nobody knows',
      ({ attributes }) => Object.assign(attributes[1], { fact: 'nothing' }),
      '$.model.attributes[1].fact UNKNOWN_FACT',
    ],
    [
      'the relationship, which is the label',
      ({ attributes }) => Object.assign(attributes[1], { fact: 'relationship' }),
      '$.model.attributes[1].fact FEATURE_FROM_LABEL',
    ],
    [
      'a stage that follows from it',
      ({ attributes }) => Object.assign(attributes[0], { fact: 'lifecycleStage' }),
      '$.model.attributes[0].fact FEATURE_FROM_LABEL',
    ],
    [
      'a score of its own',
      ({ attributes }) => Object.assign(attributes[0], { fact: 'churnScore' }),
      '$.model.attributes[0].fact UNKNOWN_FACT',
    ],
    [
      'a day, which is no attribute',
      ({ attributes }) => Object.assign(attributes[0], { fact: 'contractEndDate' }),
      '$.model.attributes[0].fact FACT_TYPE_DIFFERS',
    ],
    [
      'cuts that do not ascend',
      ({ attributes }) => Object.assign(attributes[1], { cuts: [3, 12, 12] }),
      '$.model.attributes[1].cuts[2] MARKS_NOT_ASCENDING',
    ],
    [
      'two questions in one attribute',
      ({ attributes }) => Object.assign(attributes[2], { fact: 'senior' }),
      '$.model.attributes[2] ONE_OF_THESE',
    ],
    [
      'an attribute that no reason has words for',
      ({ attributes }) => Object.assign(attributes[2], { name: 'shoe-size' }),
      '$.model.attributes[2].name VALUE_NOT_ALLOWED',
    ],
    [
      'an attribute twice',
      ({ attributes }) => Object.assign(attributes[2], { name: 'tenure' }),
      '$.model.attributes[2].name VALUE_TWICE',
    ],
    ['bands with a gap', ({ bands }) => Object.assign(bands[1], { from: 510 }), '$.model.bands[1] BAND_GAP'],
    ['bands that overlap', ({ bands }) => Object.assign(bands[1], { from: 490 }), '$.model.bands[1] BAND_OVERLAP'],
    ['bands without an end', ({ bands }) => bands.pop(), '$.model.bands[1] BAND_GAP'],
    [
      'a band nobody declared',
      ({ bands }) => Object.assign(bands[0], { band: 'HUGE' }),
      '$.model.bands[0].band VALUE_NOT_ALLOWED',
    ],
    [
      'marks of drift turned round',
      ({ drift }) => Object.assign(drift, { watch: 0.3 }),
      '$.model.drift.act MARKS_NOT_ASCENDING',
    ],
    ['odds of nothing', ({ scale }) => Object.assign(scale, { odds: 0 }), '$.model.scale.odds NOT_POSITIVE'],
    ['a salt of another form', (model) => Object.assign(model, { split: 'wa_churn' }), '$.model.split SALT_BAD'],
    [
      'a label that asks an unknown fact',
      ({ label }) => Object.assign(label, { churned: { all: [{ fact: 'gone', operator: 'equal', value: true }] } }),
      '$.model.label.churned.all[0].fact UNKNOWN_FACT',
    ],
    ['no attributes', (model) => Object.assign(model, { attributes: [] }), '$.model.attributes EMPTY_LIST'],
    ['no scale', (model) => delete model.scale, '$.model.scale MISSING_FIELD'],
    ['what no plan has', (model) => Object.assign(model, { magic: 1 }), '$.model.magic UNKNOWN_FIELD'],
  ])('%s', (_case, spoil, expected) => {
    expect(said('churn-score', spoil)).toContain(expected);
  });
});

describe('a profit tree and affinity are refused with place and reason', () => {
  it.each<[string, string, Spoil, string]>([
    [
      'a share above one',
      'profit-tree',
      ({ lines }) => Object.assign(lines[0].marks.margins, { usage: 1.2 }),
      '$.model.lines[0].marks.margins.usage SHAPE_BAD',
    ],
    ['a currency twice', 'profit-tree', ({ lines }) => lines.push(lines[0]), '$.model.lines CURRENCY_TWICE'],
    [
      'a stage nobody has',
      'profit-tree',
      ({ hazard }) => Object.assign(hazard.byStage, { Z: 0.1 }),
      '$.model.hazard.byStage.Z VALUE_NOT_ALLOWED',
    ],
    [
      'an amount in parts of a minor unit',
      'profit-tree',
      ({ lines }) => Object.assign(lines[0].marks.save, { contactCost: 0.5 }),
      '$.model.lines[0].marks.save.contactCost WRONG_TYPE',
    ],
    ['no horizon', 'profit-tree', (model) => delete model.months, '$.model.months MISSING_FIELD'],
    [
      'parts by a fact nobody knows',
      'affinity',
      (model) => Object.assign(model, { within: 'nothing' }),
      '$.model.within UNKNOWN_FACT',
    ],
    [
      'parts by a number',
      'affinity',
      (model) => Object.assign(model, { within: 'arpu3m' }),
      '$.model.within FACT_TYPE_DIFFERS',
    ],
    [
      'a rule of nobody',
      'affinity',
      ({ marks }) => Object.assign(marks, { least: 0 }),
      '$.model.marks.least SHAPE_BAD',
    ],
  ])('%s', (_case, file, spoil, expected) => {
    expect(said(file, spoil)).toContain(expected);
  });
});
