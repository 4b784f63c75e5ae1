import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { readPackCases, runPackCases } from './pack-cases.js';
import { compilePack } from './program.js';

const pack = aRulePack({
  rules: [aRule(), aRule({ id: 'senior', conditions: { all: [{ fact: 'senior', operator: 'equal', value: true }] } })],
});
const one = { case: 'high and old', facts: { arpuBand: 'HIGH', senior: true }, matches: ['senior', 'high-spend'] };

describe('a case', () => {
  it.each([
    ['passes when exactly its rules match, in any order', one, true],
    ['fails when a rule does not match', { ...one, facts: { arpuBand: 'HIGH' } }, false],
    ['fails when a rule matches too many', { ...one, matches: ['senior'] }, false],
    ['may say that nothing matches', { ...one, facts: {}, matches: [] }, true],
  ])('%s', (_case, given, passed) => {
    expect(runPackCases(compilePack(pack, FIVE_FACTS), [given])).toMatchObject([{ passed }]);
  });
});

describe('refused, with the path and the reason', () => {
  it.each([
    ['no list', {}, ['$ WRONG_TYPE']],
    ['no cases', [], ['$ EMPTY_LIST']],
    ['an unknown fact', [{ ...one, facts: { shoeSize: 1 } }], ['$[0].facts.shoeSize UNKNOWN_FIELD']],
    ['a value that does not fit', [{ ...one, facts: { senior: 1 } }], ['$[0].facts.senior WRONG_TYPE']],
    [
      'a value outside the allowed ones',
      [{ ...one, facts: { arpuBand: 'TOP' } }],
      ['$[0].facts.arpuBand VALUE_NOT_ALLOWED'],
    ],
    ['an unknown rule', [{ ...one, matches: ['nobody'] }], ['$[0].matches[0] UNKNOWN_RULE']],
    ['matches that are no list', [{ ...one, matches: 'senior' }], ['$[0].matches WRONG_TYPE']],
    ['a case without a name', [{ facts: {}, matches: [] }], ['$[0].case MISSING_FIELD']],
  ])('%s', (_case, json, expected) => {
    const read = readPackCases(json, FIVE_FACTS, pack);
    expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });

  it('a day that is none', () => {
    const read = readPackCases(
      [
        { ...one, today: 'now' },
        { ...one, today: 5 },
      ],
      FIVE_FACTS,
      pack,
    );
    expect(read).toMatchObject({
      problems: [
        { path: '$[0].today', code: 'NOT_A_DAY' },
        { path: '$[1].today', code: 'WRONG_TYPE' },
      ],
    });
  });

  it('a fact may be said to be missing', () => {
    expect(readPackCases([{ ...one, facts: { senior: null } }], FIVE_FACTS, pack).ok).toBe(true);
  });
});

describe('a pack that asks for the run’s day', () => {
  const soon = aRule({ conditions: { all: [{ fact: 'exitDate', operator: 'withinNextDays', value: 7 }] } });
  const clocked = aRulePack({ rules: [soon] });
  const ends = { case: 'ends in a week', facts: { exitDate: '2026-11-29' }, matches: ['high-spend'] };

  it('has it from the case', () => {
    const compiled = compilePack(clocked, FIVE_FACTS);
    const cases = ['2026-11-22', '2026-11-21'].map((today) => ({ ...ends, today }));
    expect(runPackCases(compiled, cases).map(({ passed }) => passed)).toEqual([true, false]);
  });

  it('refuses a case that does not say it', () => {
    expect(readPackCases([ends], FIVE_FACTS, clocked)).toMatchObject({
      problems: [{ path: '$[0].today', code: 'TODAY_NOT_SAID' }],
    });
  });
});
