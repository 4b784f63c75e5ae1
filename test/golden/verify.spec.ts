import { describe, expect, it } from '@jest/globals';
import type { Finding, FindingKind } from '../../src/core/rules/check/finding.js';
import type { Rule } from '../../src/core/rules/rule-pack.js';
import { all, any, is, not, ruleOf, verified } from './verify-world.js';

const low = is('gigabytes', 'lessThan', 5);
const high = is('gigabytes', 'greaterThan', 10);
const bandA = (value: string) => is('arpuBand', 'equal', value);
const inStage = (value: string) => is('stage', 'equal', value);

type Case = {
  readonly case: string;
  readonly kind: FindingKind;
  readonly rules: readonly Rule[];
  /** What the findings of the kind say; empty is a negative case. */
  readonly found: readonly Record<string, unknown>[];
};

const about = (...ids: readonly string[]) => ({ rules: ids.map((rule) => ({ pack: 'a-pack', rule })) });
const proved = { claim: expect.objectContaining({ kind: 'proved' }) };
const everywhere = { claim: expect.objectContaining({ kind: 'proved', basis: 'every-sheet' }) };

const ALONE: readonly Case[] = [
  {
    case: 'two conditions that exclude each other',
    kind: 'never-fires',
    rules: [ruleOf('a', all(low, high))],
    found: [{ ...about('a'), ...everywhere, severity: 'error' }],
  },
  {
    case: 'no whole number lies between',
    kind: 'never-fires',
    rules: [ruleOf('a', all(is('months', 'greaterThan', 3), is('months', 'lessThan', 4)))],
    found: [about('a')],
  },
  {
    case: 'a fraction lies between',
    kind: 'never-fires',
    rules: [ruleOf('a', all(is('gigabytes', 'greaterThan', 3), is('gigabytes', 'lessThan', 4)))],
    found: [],
  },
  {
    case: 'no value of the enum is left',
    kind: 'never-fires',
    rules: [ruleOf('a', all(is('arpuBand', 'in', ['LOW', 'MID']), is('arpuBand', 'notIn', ['LOW', 'MID', 'TOP'])))],
    found: [about('a')],
  },
  {
    case: 'every branch is dead, through not and any',
    kind: 'never-fires',
    rules: [ruleOf('a', all(not(any(inStage('A'), inStage('B'))), any(inStage('A'), all(inStage('B'), low))))],
    found: [about('a')],
  },
  {
    case: 'one branch is alive',
    kind: 'never-fires',
    rules: [ruleOf('a', any(all(low, high), bandA('TOP')))],
    found: [],
  },
  {
    case: 'no text begins both ways',
    kind: 'never-fires',
    rules: [ruleOf('a', all(is('plan', 'startsWith', 'x'), is('plan', 'startsWith', 'y')))],
    found: [about('a')],
  },
  {
    case: 'a text begins the longer way',
    kind: 'never-fires',
    rules: [
      ruleOf('a', all(is('plan', 'startsWith', 'x'), is('plan', 'startsWith', 'xy'), is('plan', 'notEqual', 'xy'))),
    ],
    found: [],
  },
  {
    case: 'a band and the spend it is made of are not known to be related',
    kind: 'never-fires',
    rules: [ruleOf('a', all(bandA('HIGH'), is('arpu3m', 'lessThan', 1)))],
    found: [],
  },
  {
    case: 'all values of a fact that is never missing',
    kind: 'always-fires',
    rules: [ruleOf('a', all(is('stage', 'in', ['A', 'B', 'C'])))],
    found: [{ ...about('a'), ...everywhere }],
  },
  {
    case: 'all values of a fact that may be missing',
    kind: 'always-fires',
    rules: [ruleOf('a', any(low, is('gigabytes', 'greaterThanInclusive', 5)))],
    found: [{ ...about('a'), claim: expect.objectContaining({ basis: 'where-known' }) }],
  },
  {
    case: 'one value is left out',
    kind: 'always-fires',
    rules: [ruleOf('a', any(low, is('gigabytes', 'greaterThan', 5)))],
    found: [],
  },
  {
    case: 'a dead branch beside a live one, with the parts that clash and no others',
    kind: 'contradiction',
    rules: [ruleOf('a', any(bandA('TOP'), all(bandA('LOW'), low, inStage('A'), high)))],
    found: [
      {
        ...about('a'),
        ...proved,
        paths: ['$.rules[0].conditions.any[1].all[1]', '$.rules[0].conditions.any[1].all[3]'],
      },
    ],
  },
  {
    case: 'a question no value answers',
    kind: 'contradiction',
    rules: [ruleOf('a', any(is('months', 'equal', 3.5), low))],
    found: [{ paths: ['$.rules[0].conditions.any[0]'] }],
  },
  {
    case: 'the opposite of what always holds',
    kind: 'contradiction',
    rules: [ruleOf('a', any(low, not(is('stage', 'in', ['A', 'B', 'C']))))],
    found: [{ paths: ['$.rules[0].conditions.any[1]'] }],
  },
  {
    case: 'parts that meet in one value',
    kind: 'contradiction',
    rules: [ruleOf('a', all(is('gigabytes', 'lessThanInclusive', 5), is('gigabytes', 'greaterThanInclusive', 5)))],
    found: [],
  },
  {
    case: 'a wider condition beside a narrower',
    kind: 'no-effect',
    rules: [ruleOf('a', all(is('gigabytes', 'lessThan', 9), low))],
    found: [{ ...about('a'), ...everywhere, paths: ['$.rules[0].conditions.all[0]'] }],
  },
  {
    case: 'the same twice: the later goes',
    kind: 'no-effect',
    rules: [ruleOf('a', all(low, bandA('TOP'), low))],
    found: [{ paths: ['$.rules[0].conditions.all[2]'] }],
  },
  {
    case: 'a dead branch',
    kind: 'no-effect',
    rules: [ruleOf('a', any(bandA('TOP'), all(low, high)))],
    found: [{ paths: ['$.rules[0].conditions.any[1]'] }],
  },
  {
    case: 'within a not, where less is more',
    kind: 'no-effect',
    rules: [ruleOf('a', all(bandA('TOP'), not(any(low, is('gigabytes', 'lessThan', 3)))))],
    found: [{ paths: ['$.rules[0].conditions.all[1].not.any[1]'] }],
  },
  {
    case: 'what is always so but may be missing asks that it be known',
    kind: 'no-effect',
    rules: [ruleOf('a', all(bandA('TOP'), is('senior', 'notEqual', true), any(low, not(low))))],
    found: [],
  },
  {
    case: 'what is always so and never missing',
    kind: 'no-effect',
    rules: [ruleOf('a', all(bandA('TOP'), any(is('known', 'equal', true), is('known', 'equal', false))))],
    found: [{ paths: ['$.rules[0].conditions.all[1]'] }],
  },
];

const PAIRS: readonly Case[] = [
  {
    case: 'the same in other words',
    kind: 'equivalent',
    rules: [
      ruleOf('a', all(is('months', 'greaterThan', 3), bandA('TOP'))),
      ruleOf('b', all(not(any(is('arpuBand', 'notEqual', 'TOP'), is('months', 'lessThan', 4))))),
    ],
    found: [{ ...about('a', 'b'), ...everywhere }],
  },
  {
    case: 'the same but where a fact is missing',
    kind: 'equivalent',
    rules: [ruleOf('a', all(bandA('TOP'))), ruleOf('b', all(bandA('TOP'), any(low, not(low))))],
    found: [],
  },
  {
    case: 'a narrower rule and a wider one',
    kind: 'implied',
    rules: [ruleOf('a', all(bandA('TOP'), low)), ruleOf('b', any(bandA('TOP'), inStage('A')))],
    found: [{ ...about('a', 'b'), ...everywhere, severity: 'info' }],
  },
  {
    case: 'rules that only overlap',
    kind: 'implied',
    rules: [ruleOf('a', all(is('gigabytes', 'lessThan', 9))), ruleOf('b', all(is('gigabytes', 'greaterThan', 3)))],
    found: [],
  },
  {
    case: 'a rule that never fires implies nothing worth saying',
    kind: 'implied',
    rules: [ruleOf('a', all(low, high)), ruleOf('b', all(bandA('TOP')))],
    found: [],
  },
  {
    case: 'a narrower rule below a wider one of the same offer',
    kind: 'shadowed',
    rules: [
      ruleOf('a', all(bandA('TOP'), low), { offerId: 'x' }),
      ruleOf('b', all(bandA('TOP')), { offerId: 'x', priority: 2 }),
    ],
    found: [{ ...about('a', 'b'), ...everywhere }],
  },
  {
    case: 'two higher rules together',
    kind: 'shadowed',
    rules: [
      ruleOf('a', all(is('gigabytes', 'lessThan', 5)), { offerId: 'x', priority: 3 }),
      ruleOf('b', all(bandA('LOW')), { offerId: 'x', priority: 3 }),
      ruleOf('c', all(is('gigabytes', 'greaterThanInclusive', 5)), { offerId: 'x', priority: 3 }),
      ruleOf('d', all(is('gigabytes', 'between', [4, 6])), { offerId: 'x', priority: 2 }),
    ],
    found: [about('d', 'a', 'c')],
  },
  {
    case: 'another offer',
    kind: 'shadowed',
    rules: [ruleOf('a', all(bandA('TOP'), low)), ruleOf('b', all(bandA('TOP')), { priority: 2 })],
    found: [],
  },
  {
    case: 'the same priority',
    kind: 'shadowed',
    rules: [
      ruleOf('a', all(bandA('TOP'), low), { offerId: 'x' }),
      ruleOf('b', all(bandA('TOP')), { offerId: 'x', priority: 1 }),
    ],
    found: [],
  },
  {
    case: 'one offer, two schedules, one customer',
    kind: 'event-clash',
    rules: [
      ruleOf('a', all(bandA('TOP')), { offerId: 'x' }),
      ruleOf('b', all(low), { offerId: 'x', schedule: { delayHours: 1, expireHours: 9 } }),
    ],
    found: [
      {
        ...about('a', 'b'),
        claim: {
          kind: 'witnessed',
          sheet: { arpuBand: 'TOP', gigabytes: 4 },
          matches: ['a', 'b'],
          basis: 'single-facts',
        },
      },
    ],
  },
  {
    case: 'one offer, two schedules, never one customer',
    kind: 'event-clash',
    rules: [
      ruleOf('a', all(bandA('TOP')), { offerId: 'x' }),
      ruleOf('b', all(bandA('LOW')), { offerId: 'x', schedule: { delayHours: 1, expireHours: 9 } }),
    ],
    found: [],
  },
  {
    case: 'one offer by two channels',
    kind: 'event-clash',
    rules: [
      ruleOf('a', all(bandA('TOP')), { offerId: 'x' }),
      ruleOf('b', all(bandA('TOP'), low), { offerId: 'x', channel: 'sms', lever: 'win-back' }),
    ],
    found: [],
  },
];

const under = (value: number) => is('gigabytes', 'lessThan', value);
const over = (value: number) => is('gigabytes', 'greaterThan', value);

const BANDS: readonly Case[] = [
  {
    case: 'the mark itself is forgotten',
    kind: 'gap',
    rules: [ruleOf('a', all(inStage('A'), under(5))), ruleOf('b', all(over(5), inStage('A')))],
    found: [
      {
        ...about('a', 'b'),
        facts: ['gigabytes'],
        stretch: { kind: 'values', values: [5] },
        claim: { kind: 'witnessed', sheet: { stage: 'A', gigabytes: 5 }, matches: [], basis: 'single-facts' },
      },
    ],
  },
  {
    case: 'a stretch among three bands',
    kind: 'gap',
    rules: [
      ruleOf('a', all(under(5))),
      ruleOf('b', all(is('gigabytes', 'between', [5, 8]))),
      ruleOf('c', all(over(9))),
    ],
    found: [{ stretch: { kind: 'between', low: 8, high: 9 } }],
  },
  {
    case: 'a value of an enum between two',
    kind: 'gap',
    rules: [ruleOf('a', all(bandA('LOW'))), ruleOf('b', all(is('arpuBand', 'in', ['HIGH', 'TOP'])))],
    found: [{ facts: ['arpuBand'], stretch: { kind: 'values', values: ['MID'] } }],
  },
  {
    case: 'whole numbers have nothing between',
    kind: 'gap',
    rules: [
      ruleOf('a', all(is('months', 'lessThanInclusive', 3))),
      ruleOf('b', all(is('months', 'greaterThanInclusive', 4))),
    ],
    found: [],
  },
  {
    case: 'two rules far apart are two rules',
    kind: 'gap',
    rules: [ruleOf('a', all(under(5))), ruleOf('b', all(over(10)))],
    found: [],
  },
  {
    case: 'rules that differ elsewhere are no bands',
    kind: 'gap',
    rules: [ruleOf('a', all(inStage('A'), under(5))), ruleOf('b', all(over(5), inStage('B')))],
    found: [],
  },
  {
    case: 'the mark itself is taken twice',
    kind: 'overlap',
    rules: [
      ruleOf('a', all(inStage('A'), is('gigabytes', 'lessThanInclusive', 5))),
      ruleOf('b', all(is('gigabytes', 'greaterThanInclusive', 5), inStage('A'))),
    ],
    found: [
      {
        ...about('a', 'b'),
        facts: ['gigabytes'],
        stretch: { kind: 'values', values: [5] },
        claim: { kind: 'witnessed', sheet: { stage: 'A', gigabytes: 5 }, matches: ['a', 'b'], basis: 'single-facts' },
      },
    ],
  },
  {
    case: 'days in two bands',
    kind: 'overlap',
    rules: [
      ruleOf('a', all(is('ends', 'between', ['2026-01-01', '2026-02-01']))),
      ruleOf('b', all(is('ends', 'between', ['2026-01-20', '2026-03-01']))),
    ],
    found: [
      {
        stretch: { kind: 'between', low: '2026-01-20', high: '2026-02-01' },
        claim: expect.objectContaining({ basis: 'every-sheet' }),
      },
    ],
  },
  {
    case: 'bands that meet',
    kind: 'overlap',
    rules: [ruleOf('a', all(under(5))), ruleOf('b', all(is('gigabytes', 'greaterThanInclusive', 5)))],
    found: [],
  },
  {
    case: 'a band inside another',
    kind: 'overlap',
    rules: [ruleOf('a', all(over(5))), ruleOf('b', all(over(10)))],
    found: [],
  },
];

const of = (findings: readonly Finding[], kind: FindingKind) => findings.filter((one) => one.kind === kind);

describe.each([
  ['a rule alone', ALONE],
  ['two rules', PAIRS],
  ['bands', BANDS],
])('%s', (_name, cases) => {
  it.each(cases)('$kind: $case', ({ kind, rules, found }) => {
    const findings = of(verified(rules), kind);
    expect(findings).toHaveLength(found.length);
    for (const [index, one] of found.entries()) expect(findings[index]).toMatchObject(one);
  });
});
