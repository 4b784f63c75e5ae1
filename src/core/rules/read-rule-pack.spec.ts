import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS, TWO_LEVERS } from '../../../test/builders/a-rule-pack.js';
import { BAD_PACKS } from '../../../test/golden/bad-packs.js';
import { readRulePack } from './read-rule-pack.js';

const NAMES = { levers: TWO_LEVERS, offerIds: ['keep-them'] };

function problemsOf(json: unknown): readonly string[] {
  const read = readRulePack(json, FIVE_FACTS, NAMES);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('a good pack is given back as its author wrote it', () => {
  const json = { rules: [{ ...aRule(), priority: 3 }], title: aRulePack().title, pack: 'x-1' };
  const read = readRulePack(json, FIVE_FACTS, NAMES);
  expect(read.ok && read.value).toBe(json);
});

describe('refused, with the path and the reason', () => {
  it.each([...BAD_PACKS])('$case', ({ json, problems }) => {
    expect(problemsOf(json)).toEqual(problems);
  });

  it('everything at once', () => {
    const json = aRulePack({ pack: 'No Good', rules: [aRule({ conditions: { any: [] } }), aRule()] });
    expect(problemsOf(json)).toEqual([
      '$.pack BAD_ID',
      '$.rules[0].conditions.any EMPTY_GROUP',
      '$.rules[1].id ID_TWICE',
    ]);
  });
});

it('without a list of offers any well-formed offer id will do', () => {
  const json = aRulePack();
  expect(readRulePack(json, FIVE_FACTS, { levers: TWO_LEVERS }).ok).toBe(true);
  expect(readRulePack(json, FIVE_FACTS, { levers: TWO_LEVERS, offerIds: [] })).toMatchObject({
    ok: false,
    problems: [{ path: '$.rules[0].event.params.offerId', code: 'UNKNOWN_OFFER' }],
  });
});
