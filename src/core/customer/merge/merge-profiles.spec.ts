import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aConsent, aCustomer, type CustomerChange } from '../../../../test/builders/a-customer.js';
import { type MergeSide, mergeProblems, mergeProfiles } from './merge-profiles.js';
import { type MergeRule, type MergeRules, readMergeRules } from './merge-rules.js';

const read = readMergeRules(JSON.parse(readFileSync('rules/merge.json', 'utf8')));
const shipped: MergeRules = read.ok ? read.value : new Map();
const ruled = (field: string, rule: MergeRule): MergeRules => new Map([...shipped, [field, rule]]);
const side = (change: CustomerChange, at = 0, bare = true): MergeSide => {
  const empty = { usage: [], consents: [], ...change };
  const { id: _id, personal, ...profile } = aCustomer(empty);
  const stripped = bare
    ? { ...profile, basic: change.basic ?? {}, business: change.business ?? {}, preference: change.preference ?? {} }
    : profile;
  return { profile: stripped, personal: bare ? (change.personal ?? {}) : personal, changedAt: () => new Date(at) };
};

describe('a field of two records', () => {
  it.each<[MergeRule, string, unknown, unknown, unknown]>([
    ['keep-primary', 'planCode', 'a', 'b', 'a'],
    ['keep-other', 'planCode', 'a', 'b', 'b'],
    ['newest', 'planCode', 'a', 'b', 'b'],
    ['earliest', 'contractStartDate', '2026-02-01', '2026-01-31', '2026-01-31'],
    ['latest', 'contractStartDate', '2026-02-01', '2026-01-31', '2026-02-01'],
    ['largest', 'points', 9, 10, 10],
    ['smallest', 'points', 9, 10, 9],
    ['sum', 'points', 9, 10, 19],
    ['either', 'badDebt', false, true, true],
    ['either', 'badDebt', false, false, false],
    ['union', 'serviceable', ['b', 'a'], ['a', 'c'], ['b', 'a', 'c']],
    [
      'union',
      'discounts',
      [{ code: 'x', amount: 1 }],
      [
        { code: 'x', amount: 2 },
        { code: 'y', amount: 3 },
      ],
      [
        { code: 'x', amount: 1 },
        { code: 'y', amount: 3 },
      ],
    ],
  ])('%s: %s of %j and %j is %j', (rule, field, primary, other, expected) => {
    const rules = ruled(`business.${field}`, rule);
    const merged = mergeProfiles(
      side({ business: { [field]: primary } }, 1),
      side({ business: { [field]: other } }, 2),
      rules,
    );
    expect(merged.profile.business).toEqual({ [field]: expected });
  });

  it.each(['keep-primary', 'newest', 'sum', 'largest'] as const)('%s: what only one knows is known', (rule) => {
    const rules = ruled('business.points', rule);
    for (const [primary, other] of [
      [{ points: 3 }, {}],
      [{}, { points: 3 }],
    ] as const) {
      const merged = mergeProfiles(side({ business: primary }), side({ business: other }), rules);
      expect(merged.profile.business).toEqual({ points: 3 });
    }
  });

  it('of one instant the primary is the newest', () => {
    const rules = ruled('basic.sex', 'newest');
    expect(
      mergeProfiles(side({ basic: { sex: 'a' } }, 5), side({ basic: { sex: 'b' } }, 5), rules).profile.basic.sex,
    ).toBe('a');
  });

  it('of what identifies a person one side is chosen, never a mixture', () => {
    const merged = mergeProfiles(
      side({ personal: { name: 'A', email: 'a' } }, 1),
      side({ personal: { email: 'b' } }, 2),
      shipped,
    );
    expect(merged.personal).toEqual({ name: 'A', email: 'b' });
  });
});

describe('months, consents and ways to reach somebody', () => {
  it('months are merged month by month, apps by their name', () => {
    const primary = side({ usage: [{ month: '2026-09', revenue: 5, appMb: { video: 1 } }] });
    const other = side({
      usage: [
        { month: '2026-09', revenue: 7, dataMb: 2, appMb: { video: 3, games: 4 } },
        { month: '2026-08', revenue: 1 },
      ],
    });
    const rules = new Map([...shipped, ['usage.revenue', 'sum'], ['usage.appMb', 'largest']] as [string, MergeRule][]);
    expect(mergeProfiles(primary, other, rules).profile.usage).toEqual([
      { month: '2026-08', revenue: 1 },
      { month: '2026-09', revenue: 12, dataMb: 2, appMb: { video: 3, games: 4 } },
    ]);
  });

  const given = aConsent({ at: new Date('2026-10-02T00:00:00Z') });
  const taken = aConsent({ granted: false, at: new Date('2026-10-01T00:00:00Z') });
  it.each<[MergeRule, boolean]>([
    ['withdrawn-wins', false],
    ['newest', true],
  ])('%s: of a consent given and one taken back before it', (rule, granted) => {
    for (const [a, b] of [
      [given, taken],
      [taken, given],
    ]) {
      const merged = mergeProfiles(
        side({ consents: [a ?? given] }),
        side({ consents: [b ?? taken] }),
        ruled('consents', rule),
      );
      expect(merged.profile.consents.map((one) => one.granted)).toEqual([granted]);
    }
  });

  it('a consent that only one gave is given', () => {
    const merged = mergeProfiles(side({}), side({ consents: [given] }), shipped);
    expect(merged.profile.consents).toEqual([given]);
  });

  it('ways to reach somebody are all of both', () => {
    const merged = mergeProfiles(
      side({ contactPoints: [{ field: 'email', verifiedOn: '2026-01-01' }] }),
      side({ contactPoints: [{ field: 'msisdn' }] }),
      shipped,
    );
    expect(merged.profile.contactPoints?.map(({ field }) => field).sort()).toEqual(['email', 'msisdn']);
  });
});

it.each([
  ['USD', 'CNY', ['MERGE_CURRENCIES_DIFFER']],
  ['USD', 'USD', []],
  [undefined, 'CNY', []],
])('records in %s and %s: %j', (primary, other, codes) => {
  const business = (currency: string | undefined) => (currency === undefined ? {} : { currency });
  const problems = mergeProblems(
    side({ business: business(primary) }).profile,
    side({ business: business(other) }).profile,
  );
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
