import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import type { Offer } from '../../offer/offer.js';
import { unreadable, withoutPack } from './unreadable.js';

const GONE = { all: [{ fact: 'goneSince', operator: 'equal', value: 1 }] };
const LISTED = { all: [{ fact: 'planCode', operator: 'in', value: { list: 'gone' } }] };
const { event } = aRule();
const made = { ...event, params: { ...event.params, offerId: 'keep' } };
const createdAt = new Date('2026-10-01T00:00:00Z');
const campaign = (id: string, conditions: unknown = aRule().conditions, audience?: unknown) => ({
  campaign: { id, ...(audience === undefined ? {} : { audience }) },
  version: {
    ...{ pack: id, version: 1, hash: id, createdAt, createdBy: 'ann' },
    content: aRulePack({ pack: id, rules: [aRule({ id: 'r', conditions, event: made })] }),
  },
});
const out = (one: ReturnType<typeof campaign>, offers: readonly Offer[] = [anOffer({ id: 'keep' })]) =>
  unreadable([campaign('sound'), one], offers, { catalogue: FIVE_FACTS });

describe('a campaign is left out', () => {
  it.each([
    ['whose rule asks for a fact that is gone', GONE, undefined, '$.rules[0].conditions.all[0].fact'],
    ['whose rule asks for a list that is gone', LISTED, undefined, '$.rules[0].conditions.all[0].value'],
    ['whose audience asks for a fact that is gone', undefined, GONE, '$.audience.all[0].fact'],
  ])('%s, and the others are not', (_case, conditions, audience, path) => {
    const found = out(campaign('broken', conditions, audience));
    expect(found).toMatchObject([{ campaignId: 'broken', because: 'unreadable', round: null }]);
    expect(found[0]?.problems?.[0]?.path).toContain(path.slice(0, 20));
  });

  it.each([
    ['asks for a fact that is gone', { eligibility: GONE }, '$.offers.keep.eligibility'],
    ['has a date that is none', { validFrom: '2026-01-01' }, '$.offers.keep'],
    ['has no wording', { wording: null }, '$.offers.keep'],
  ])('whose offer %s, with all that make it', (_case, change, path) => {
    const damaged = { ...anOffer({ id: 'keep' }), ...change } as never;
    const found = out(campaign('broken'), [damaged]);
    expect(found.map(({ campaignId }) => campaignId)).toEqual(['sound', 'broken']);
    expect(found[0]?.problems?.[0]?.path).toContain(path);
  });

  it.each([
    ['is nothing', null, '$.rules'],
    ['has no rules', { rules: {} }, '$.rules'],
    ['has a rule that makes nothing', { rules: [{ id: 'r' }] }, '$.rules[0].event'],
  ])('whose stored pack %s', (_case, content, path) => {
    const one = campaign('torn');
    const found = out({ ...one, version: { ...one.version, content: content as never } });
    expect(found).toMatchObject([{ campaignId: 'torn', problems: [{ path, code: 'WRONG_TYPE' }] }]);
  });

  it('not for an offer that is not there: that is said of each candidate', () => {
    expect(out(campaign('other'), [])).toEqual([]);
  });

  it('whose pack has no version', () => {
    expect(withoutPack('c', 'p')).toMatchObject({ campaignId: 'c', problems: [{ code: 'PACK_NOT_FOUND' }] });
  });
});
