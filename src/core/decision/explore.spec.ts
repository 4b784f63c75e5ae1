import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { Chances } from '../arbitration/propensity/chances.js';
import { Exploring } from '../arbitration/propensity/exploring.js';
import { PLAIN_ARBITRATION } from '../arbitration/rules/arbitration-rules.js';
import { explore } from './explore.js';

const rules = { ...PLAIN_ARBITRATION, exploration: { ...PLAIN_ARBITRATION.exploration, used: true, share: 1 } };
const seen = (offerId: string, channel: string, acceptances: number) => ({
  ...{ offerId, channel, day: '2026-11-01', shows: 100, acceptances, answers: 100 },
});
const chances = new Chances([seen('a', 'sms', 30), seen('b', 'sms', 28)], new Date('2026-11-02T00:00:00Z'), rules);
const standing = (id: string, v: number, p = 0.3) => ({
  ...{ campaignId: 'c', ruleId: id, offerId: id, channel: 'sms' as const, offer: anOffer({ id, value: v }) },
  score: { p, c: 1, v, l: 1, priority: p * v },
});
const [A, B] = [standing('a', 100), standing('b', 100, 0.28)];
const at = ({ offer }: typeof A, chance: number) => {
  const v = Number(offer.value);
  return { p: chance, c: 1, v, l: 1, priority: chance * v };
};
const explorer = (change: object = {}) => ({
  ...{ exploring: new Exploring(rules), rules, frame: { chances }, decisionId: 'run|c-1' },
  ...change,
});
const IDS = Array.from({ length: 60 }, (_one, index) => `run|c-${index}`);

describe('exploring among those that stand', () => {
  it('ranks by what was drawn, now the one and now the other first, and scores by it', () => {
    const firsts = IDS.map((decisionId) => explore([A, B], at, explorer({ decisionId })).ranked[0]);
    expect(new Set(firsts.map((one) => one?.ruleId))).toEqual(new Set(['a', 'b']));
    for (const one of firsts) expect(one?.score.priority).toBe((one?.score.p ?? 0) * 100);
  });

  it('logs the chance of the one that is first, whichever it is', () => {
    const chanceOf = new Map(
      IDS.map((decisionId) => {
        const { ranked, selection } = explore([A, B], at, explorer({ decisionId }));
        return [ranked[0]?.ruleId, selection.chance()] as const;
      }),
    );
    expect((chanceOf.get('a') ?? 0) + (chanceOf.get('b') ?? 0)).toBeCloseTo(1, 9);
  });

  it('leaves everything as it stands in a decision that does not draw', () => {
    const calm = { ...rules, exploration: { ...rules.exploration, share: 0 } };
    const { ranked, selection } = explore([A, B], at, explorer({ exploring: new Exploring(calm) }));
    expect(ranked).toEqual([A, B]);
    expect([selection.explored, selection.chance()]).toEqual([false, 1]);
  });

  it('draws by what was learnt where the customer came to us', () => {
    const there = explorer({ frame: { chances: new Chances([], new Date(0), rules), place: 'counter' } });
    expect(explore([A, B], at, there).ranked).toEqual([A, B]);
  });
});
