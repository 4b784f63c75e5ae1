import { describe, expect, it } from '@jest/globals';
import { aContactPolicy } from '../../../../test/builders/a-contact-row.js';
import { aRule, aRulePack, FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { Organisation } from '../../access/organisation.js';
import { PLAIN_ARBITRATION } from '../../arbitration/rules/arbitration-rules.js';
import type { EventKind } from '../../customer/customer-event.js';
import { NO_HOLDOUTS } from '../../policy/holdout/holdouts.js';
import { scalarKernel } from '../../rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../rules/guarded/compiled-versions.js';
import { asItStands, frameAt, frameOf, isAwaited, liveFrame, liveMatches, wokenBy } from './live-frame.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const HIGH = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
const SENIOR = { all: [{ fact: 'senior', operator: 'equal', value: true }] };
const vocabulary = { catalogue: FIVE_FACTS, lists: new Map(), organisation: new Organisation([]) };
const versions = new CompiledVersions(vocabulary, scalarKernel);

function campaign(id: string, audience?: unknown) {
  const content = aRulePack({ pack: id, rules: [aRule({ id: `rule of ${id}`, conditions: HIGH })] });
  const version = { pack: id, version: 1, content, hash: id, createdAt: NOW, createdBy: 'ann' };
  return { campaign: { id, ...(audience === undefined ? {} : { audience }) }, version };
}

function live(...campaigns: readonly ReturnType<typeof campaign>[]) {
  const offers = [anOffer({ id: aRule().event.params.offerId, stock: 3 })];
  const frozen = {
    ...{ offers, policy: aContactPolicy(), holds: [], holdouts: NO_HOLDOUTS, arbitration: PLAIN_ARBITRATION },
    ...{ products: [], localOffers: [] },
  };
  return liveFrame(frozen, campaigns, vocabulary, (pack) => versions.unsaved(pack), NOW);
}

const campaignsOf = (frame: ReturnType<typeof live>, sheet: Readonly<Record<string, string | boolean | null>>) =>
  liveMatches(frame, sheet).map(({ campaignId }) => campaignId);

describe('what is decided by now', () => {
  it.each([
    ['of every campaign that is active', { arpuBand: 'HIGH', senior: true }, ['a', 'b']],
    ['for whom each is', { arpuBand: 'HIGH', senior: false }, ['a']],
    ['to nobody of whom too little is known', { arpuBand: null, senior: true }, []],
  ])('matches the rules %s', (_case, sheet, matched) => {
    expect(campaignsOf(live(campaign('b', SENIOR), campaign('a')), sheet)).toEqual(matched);
  });

  it('asks the audience of a campaign that is alone, too', () => {
    const frame = live(campaign('b', SENIOR));
    expect(campaignsOf(frame, { arpuBand: 'HIGH', senior: false })).toEqual([]);
    expect(campaignsOf(frame, { arpuBand: 'HIGH', senior: true })).toEqual(['b']);
    expect(frame.facts).toEqual(expect.arrayContaining(['arpuBand', 'senior']));
  });

  it('matches nothing while no campaign is active', () => {
    const frame = live();
    expect([frame.version, campaignsOf(frame, { arpuBand: 'HIGH' })]).toEqual([null, []]);
  });

  it('is as it stands: with the stops that hold and what is left', () => {
    const stop = { kind: 'all', of: null, by: 'ann', at: NOW, why: 'wrong price' } as const;
    const [offerId] = [...live(campaign('a')).decision.offers.keys()];
    const stopped = asItStands(live(campaign('a')), { stops: [stop], used: { [offerId ?? '']: 2 } });
    expect(stopped.decision).toMatchObject({ stops: [stop], left: new Map([[offerId, 1]]) });
    expect(asItStands(stopped, { stops: [], used: {} }).decision).not.toHaveProperty('stops');
  });

  it('wakes on an event the campaigns that wait for it, of whom it is true', () => {
    const waiting = (id: string, events: readonly EventKind[], audience?: unknown) => {
      const one = campaign(id, audience);
      return { ...one, campaign: { ...one.campaign, schedule: { kind: 'event', events } as const } };
    };
    const frame = live(waiting('a', ['recharge', 'usage-drop']), waiting('b', ['recharge'], SENIOR), campaign('c'));
    const sheet = { arpuBand: 'HIGH', senior: false };
    const woken = (kind: EventKind) => wokenBy(frame, kind, sheet).map(({ campaignId }) => campaignId);
    expect([woken('recharge'), woken('usage-drop'), woken('payment')]).toEqual([['a'], ['a'], []]);
    expect((['recharge', 'usage-drop', 'payment'] as const).map((kind) => isAwaited(frame, kind))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is decided by at an instant, and nowhere, where it is we who begin', () => {
    const later = new Date(NOW.getTime() + 60_000);
    const frame = frameOf(live(campaign('a')), later);
    expect(frame.cutOff).toEqual(later);
    expect(frame).not.toHaveProperty('place');
  });

  it('is decided by at an instant and a place', () => {
    const later = new Date(NOW.getTime() + 60_000);
    expect(frameAt(live(campaign('a')), 'hotline', later)).toMatchObject({ cutOff: later, place: 'hotline' });
  });
});
