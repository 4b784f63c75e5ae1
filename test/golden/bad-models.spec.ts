import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { RuleFilesError } from '../../src/adapters/files/rule-files.js';
import type { Problem } from '../../src/core/kit/problem.js';
import { problemWords } from '../../src/core/words/say.js';
import { aRulesFolder } from '../builders/a-rules-folder.js';

const { write, load } = aRulesFolder();

// biome-ignore lint/suspicious/noExplicitAny: files are spoilt in every way
type Spoil = (model: any) => void;

/** The first problem found in a shipped model that was spoilt. */
async function problemOf(name: string, spoil: Spoil): Promise<Problem> {
  const json = JSON.parse(readFileSync(`rules/facts/${name}.json`, 'utf8')) as { readonly model: unknown };
  spoil(json.model);
  write(`facts/${name}.json`, JSON.stringify(json));
  const error = await load().then(
    () => null,
    (found: unknown) => found,
  );
  if (!(error instanceof RuleFilesError)) throw error ?? new Error('it was taken');
  for (const { path, ...problem } of error.problems) {
    const words = problemWords({ path, ...problem });
    // What is thrown at whoever starts the product has the place and both languages.
    expect(error.message).toContain(`  ${path}\n    ${words['zh-CN']} / ${words.en}`);
  }
  return error.problems[0] as Problem;
}

/** Of each kind of model the four things that may be wrong with it, wherever the kind can have them. */
it.each<[string, string, Spoil, string, string, string]>([
  [
    'arpu-bands',
    'a gap',
    ({ lines }) => Object.assign(lines[0].bands[0], { to: 3400 }),
    '$.model.lines[0].bands[1]',
    '区间有缺口：从 3400 到 3500',
    'There is a gap: what lies from 3400 to 3500',
  ],
  [
    'arpu-bands',
    'an overlap',
    ({ lines }) => Object.assign(lines[0].bands[0], { to: 3600 }),
    '$.model.lines[0].bands[1]',
    '区间重叠：从 3500 到 3600',
    'Bands overlap: what lies from 3500 to 3600',
  ],
  ['stars', 'an unknown fact', (model) => Object.assign(model, { of: 'shine' }), '$.model.of', 'shine', 'shine'],
  [
    'stars',
    'a cycle',
    (model) => Object.assign(model, { of: 'stars' }),
    '$.model',
    '模型互相依赖',
    'wait for each other',
  ],
  [
    'satisfaction',
    'a gap',
    ({ inputs }) => Object.assign(inputs[1].bins[1], { to: 1.5 }),
    '$.model.inputs[1].bins[2]',
    '区间有缺口',
    'There is a gap',
  ],
  [
    'satisfaction',
    'an overlap',
    ({ inputs }) => Object.assign(inputs[1].bins[1], { to: 3 }),
    '$.model.inputs[1].bins[2]',
    '区间重叠',
    'Bands overlap',
  ],
  [
    'satisfaction',
    'an unknown fact',
    ({ inputs }) => Object.assign(inputs[1], { fact: 'grumbles' }),
    '$.model.inputs[1].fact',
    'grumbles',
    'grumbles',
  ],
  [
    'loyalty',
    'a cycle',
    ({ inputs }) => Object.assign(inputs[0], { fact: 'starScore' }),
    '$.model',
    '模型互相依赖',
    'Models wait for each other: ',
  ],
  [
    'tiers',
    'a gap: a value nothing leads to',
    ({ rules }) => rules.pop(),
    '$.model.gives.value',
    '有缺口：没有任何规则得出 MID',
    'There is a gap: nothing leads to MID',
  ],
  [
    'tiers',
    'an overlap: a rule that another takes in',
    ({ rules }) => rules.push({ ...structuredClone(rules[2]), value: 'LOW' }),
    '$.model.rules[3]',
    '规则重叠：$.model.rules[2]',
    'Rules overlap: $.model.rules[2]',
  ],
  [
    'tiers',
    'an unknown fact',
    ({ rules }) => Object.assign(rules[1].conditions.all[0], { fact: 'worth' }),
    '$.model.rules[1].conditions.all[0].fact',
    'worth',
    'worth',
  ],
  [
    'credit-list',
    'a cycle',
    (model) => Object.assign(model, JSON.parse(JSON.stringify(model).replaceAll('"tenureMonths"', '"starScore"'))),
    '$.model',
    '模型互相依赖',
    'Models wait for each other: ',
  ],
  [
    'tiers',
    'a fact of contacts',
    ({ rules }) =>
      rules.unshift({
        value: 'HIGH',
        cause: 'VALUED',
        conditions: { all: [{ fact: 'contacts28d', operator: 'equal', value: 0 }] },
      }),
    '$.model',
    '接触记录不属于客户档案',
    'contacts are no part of the customer’s record',
  ],
  [
    'arpu-bands',
    'a fact that others move',
    (model) => Object.assign(model, { of: 'revenueRank' }),
    '$.model',
    '会因其他客户而变化',
    'it moves while the customer stands still',
  ],
  ...['lifecycle-abcde', 'lifecycle-four-phase'].flatMap((name): [string, string, Spoil, string, string, string][] => [
    [
      name,
      'a gap: customers whom the last part leaves over',
      ({ parts }) => delete parts.at(-1).otherwise,
      '$.model.parts[1].otherwise',
      '最后',
      'last part',
    ],
    [
      name,
      'a gap: a stage nothing leads to',
      ({ parts }) => {
        for (const part of parts) {
          const [gone] = parts
            .at(-1)
            .rules.map(({ stage }: { readonly stage: string }) => stage)
            .slice(-1);
          part.rules = part.rules.filter(({ stage }: { readonly stage: string }) => stage !== gone);
        }
      },
      '$.model.gives.stage',
      '有缺口：没有任何规则得出',
      'There is a gap: nothing leads to',
    ],
    [
      name,
      'an overlap: a rule that another takes in',
      ({ parts }) => parts[1].rules.push({ ...structuredClone(parts[1].rules[0]), stage: parts[1].otherwise.stage }),
      '$.model.parts[1].rules',
      '规则重叠：$.model.parts[1].rules[0]',
      'Rules overlap: $.model.parts[1].rules[0]',
    ],
    [
      name,
      'an unknown fact',
      ({ parts }) => Object.assign(parts[0].when.all[0], { fact: 'shoeSize' }),
      '$.model.parts[0].when.all[0].fact',
      'shoeSize',
      'shoeSize',
    ],
  ]),
  [
    'lifecycle-abcde',
    'a cycle: a stage by a value that is reckoned by stage',
    ({ parts }) =>
      Object.assign(parts[1].rules[0], { conditions: { all: [{ fact: 'clv', operator: 'lessThan', value: 0 }] } }),
    '$.model',
    '模型互相依赖',
    'Models wait for each other: ',
  ],
  [
    'lifecycle-four-phase',
    'a cycle: two lifecycles that ask for each other',
    ({ parts }) => {
      const other = JSON.parse(readFileSync('rules/facts/lifecycle-abcde.json', 'utf8'));
      other.model.parts[1].rules[0].conditions.all[0] = {
        fact: 'lifecyclePhase',
        operator: 'equal',
        value: 'STABILITY',
      };
      write('facts/lifecycle-abcde.json', JSON.stringify(other));
      parts[1].rules[0].conditions = { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'E' }] };
    },
    '$.model',
    '模型互相依赖',
    'Models wait for each other: ',
  ],
  [
    'churn-score',
    'a gap',
    ({ bands }) => Object.assign(bands[1], { from: 510 }),
    '$.model.bands[1]',
    '区间有缺口',
    'There is a gap',
  ],
  [
    'churn-score',
    'an overlap',
    ({ bands }) => Object.assign(bands[1], { from: 490 }),
    '$.model.bands[1]',
    '区间重叠',
    'Bands overlap',
  ],
  [
    'affinity',
    'an unknown fact',
    (model) => Object.assign(model, { within: 'tribe' }),
    '$.model.within',
    'tribe',
    'tribe',
  ],
  [
    'key-accounts',
    'a gap in the grades',
    ({ grades }) => Object.assign(grades[1], { from: 2 }),
    '$.model.grades[1]',
    '区间',
    '',
  ],
  [
    'key-accounts',
    'an unknown fact',
    ({ classes }) => Object.assign(classes[0].conditions.all[0], { fact: 'badges' }),
    '$.model.classes[0].conditions.all[0].fact',
    'badges',
    'badges',
  ],
  [
    'trends',
    'an unknown fact',
    (model) => Object.assign(model[0], { of: 'smilesByMonth' }),
    '$.model[0].of',
    'smilesByMonth',
    'smilesByMonth',
  ],
])('%s is refused for %s, with place and reason in both languages', async (name, _what, spoil, place, zh, en) => {
  const problem = await problemOf(name, spoil);
  expect(problem.path).toContain(`.json: ${place}`);
  if (!problem.code.endsWith('CYCLE')) expect(problem.path).toContain(`facts/${name}.json`);
  expect(problemWords(problem)['zh-CN']).toContain(zh);
  expect(problemWords(problem).en).toContain(en);
});
