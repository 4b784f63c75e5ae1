import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { Organisation } from '../../access/organisation.js';
import { PLAIN_ARBITRATION } from '../../arbitration/rules/arbitration-rules.js';
import { NO_HOLDOUTS } from '../../policy/holdout/holdouts.js';
import { type FramedCampaign, type FrozenFrame, framedPack, framedRules, thawedFrame } from './frozen-frame.js';

const { event } = aRule();
const offering = (id: string, offerId: string) =>
  aRule({ id, event: { ...event, params: { ...event.params, offerId } } });

function campaign(id: string, more: Partial<FramedCampaign['campaign']> = {}): FramedCampaign {
  const content = aRulePack({ pack: `${id}-pack`, rules: [offering(`${id}-b`, 'stay'), offering(`${id}-a`, 'gift')] });
  const version = { pack: content.pack, version: 3, content, hash: id, createdAt: new Date(0), createdBy: 'marketer' };
  return { campaign: { id, ...more }, version, suppression: { after: [], holds: ['disconnected'] } };
}

const SENIORS = { all: [{ fact: 'senior', operator: 'equal', value: true }] };

describe('the rules of campaigns that run together', () => {
  it('are by campaign, then by rule, in whatever order campaigns and rules come', () => {
    const [one, two] = [campaign('one', { control: { sharePct: 10, version: '1' } }), campaign('two')];
    const rules = framedRules([two, one]);
    expect(rules).toEqual(framedRules([one, two]));
    expect(rules.map(({ campaignId, rule, ruleVersion }) => [campaignId, rule.id, ruleVersion.pack])).toEqual([
      ['one', 'one-a', 'one-pack'],
      ['one', 'one-b', 'one-pack'],
      ['two', 'two-a', 'two-pack'],
      ['two', 'two-b', 'two-pack'],
    ]);
    expect(rules[0]).toMatchObject({ control: { sharePct: 10 }, holds: ['disconnected'] });
    expect(framedPack([two, one]).rules.map(({ id }) => id)).toEqual([
      'one|one-a',
      'one|one-b',
      'two|two-a',
      'two|two-b',
    ]);
  });

  it('ask their campaign’s audience too; of one alone the run does', () => {
    const choosy = campaign('one', { audience: SENIORS });
    const [rule] = framedPack([choosy, campaign('two')]).rules;
    expect(rule?.conditions).toEqual({ all: [SENIORS, offering('one-a', 'gift').conditions] });
    expect(framedPack([choosy]).rules[0]?.conditions).toEqual(offering('one-a', 'gift').conditions);
  });
});

describe('what a run decides by', () => {
  const catalogue = aCatalogue(...FIVE_FACTS.values(), aFact({ name: 'currency', type: 'text' }));
  const vocabulary = { catalogue, lists: new Map(), organisation: new Organisation([]) };
  const frozen: FrozenFrame = {
    offers: [anOffer({ id: 'stay' }), anOffer({ id: 'gift' }), anOffer({ id: 'unused' })],
    policy: aContactPolicy(),
    holds: [],
    holdouts: NO_HOLDOUTS,
    arbitration: PLAIN_ARBITRATION,
    products: [],
    localOffers: [],
    stops: [],
  };
  const rules = framedRules([campaign('one')]);
  const at = new Date('2026-11-02T18:00:00Z');

  it('is the offers its rules make, and the facts that decisions ask beside them', () => {
    const { frame, facts } = thawedFrame(frozen, rules, vocabulary, at);
    expect([...frame.offers.keys()]).toEqual(['stay', 'gift']);
    expect([frame.cutOff, frame.stops]).toEqual([at, undefined]);
    expect(facts).toContain('currency');
    expect(facts).not.toContain('orgNode');
    expect(new Set(facts).size).toBe(facts.length);
  });

  it('has the stops that held when it was frozen', () => {
    const stop = { id: 's', scope: { kind: 'all' }, reason: 'test', by: 'manager', at } as never;
    expect(thawedFrame({ ...frozen, stops: [stop] }, rules, vocabulary, at).frame.stops).toEqual([stop]);
  });
});
