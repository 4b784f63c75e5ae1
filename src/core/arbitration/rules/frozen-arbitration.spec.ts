import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { PLAIN_ARBITRATION } from './arbitration-rules.js';
import { frozenArbitration, thawedArbitration } from './frozen-arbitration.js';
import { influenceAt } from './influencer.js';
import { readArbitrationRules } from './read-arbitration-rules.js';

const influencer = {
  id: 'push',
  title: { 'zh-CN': '推动', en: 'Push' },
  points: 12.5,
  from: '2026-11-01T00:00:00Z',
  until: '2026-12-01T00:00:00Z',
  halfLifeDays: 7,
  scope: {
    levers: ['retention'],
    when: {
      any: [
        { fact: 'city', operator: 'in', value: ['$where', 'a.b'] },
        { not: { fact: 'spend', operator: 'between', value: [0.1, 0.30000000000000004] } },
      ],
    },
  },
};
const CATALOGUE = aCatalogue(aFact({ name: 'city', type: 'text' }), aFact({ name: 'spend', type: 'number' }));
const read = readArbitrationRules(
  { ...PLAIN_ARBITRATION, influencers: [influencer] },
  { levers: ['retention'], catalogue: CATALOGUE },
);

describe('arbitration rules that are frozen', () => {
  it.each([
    ['without influencers', PLAIN_ARBITRATION],
    ['with an influencer that speaks to a segment', read.ok ? read.value : null],
  ])('%s are thawed as they were', (_case, rules) => {
    if (rules === null) throw new Error('the rules were refused');
    expect(thawedArbitration(frozenArbitration(rules))).toEqual(rules);
  });

  it('push the same customers by the same points', () => {
    if (!read.ok) throw new Error('the rules were refused');
    const at = new Date('2026-11-05T10:00:00Z');
    const of = { offerId: 'o', lever: 'retention', channel: 'sms' };
    const before = influenceAt(read.value.influencers, at);
    const thawed = influenceAt(thawedArbitration(frozenArbitration(read.value)).influencers, at);
    for (const sheet of [{ city: '$where' }, { city: 'b', spend: 0.2 }, { city: 'b', spend: 9 }, {}]) {
      expect(thawed(of, sheet)).toEqual(before(of, sheet));
    }
    expect(thawed(of, { city: 'a.b' })).toHaveLength(1);
  });
});
