import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoCampaignStore } from '../../src/adapters/mongo/campaign.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoOfferStore } from '../../src/adapters/mongo/offer.store.js';
import { MongoOfferUse } from '../../src/adapters/mongo/offer-use.store.js';
import { MongoResponseStore } from '../../src/adapters/mongo/response.store.js';
import { MongoRulePackStore } from '../../src/adapters/mongo/rule-pack.store.js';
import { MongoLivePortfolio } from '../../src/adapters/mongo/run/live-portfolio.store.js';
import { MongoResponseCounts } from '../../src/adapters/mongo/run/response-counts.store.js';
import { MongoStopStore } from '../../src/adapters/mongo/stop.store.js';
import { Organisation } from '../../src/core/access/organisation.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { liveMatches } from '../../src/core/decision/live/live-frame.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import type { RulePack } from '../../src/core/rules/rule-pack.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aResponse, tellAll } from '../builders/a-response.js';
import { aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { eventually } from './eventually.js';

const uri = testDatabase();
const HIGH = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
const PACK = aRulePack({ pack: 'win-back', rules: [aRule({ id: 'high', conditions: HIGH })] });
const OFFER = anOffer({ id: aRule().event.params.offerId, stock: 2 });
const STOP = { kind: 'all', of: null, by: 'ann', at: new Date('2026-11-02T18:00:00Z'), why: 'wrong' } as const;
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  for (const store of [MongoRulePackStore, MongoStopStore, MongoOfferUse, MongoResponseStore]) {
    await store.ensureIndexes(connection);
  }
});
afterAll(() => connection.close());
beforeEach(async () => {
  for (const name of ['campaigns', 'rule_versions', 'offers', 'stops', 'responses']) {
    await connection.collection(name).deleteMany({});
  }
});

/** One active campaign; counts how often something is compiled. */
async function aPortfolio(arbitration = PLAIN_ARBITRATION) {
  const rules = {
    arbitration,
    ...{ catalogue: FIVE_FACTS, lists: new Map(), policy: aContactPolicy(), organisation: new Organisation([]) },
    ...{ products: new Map(), holds: [], localOffers: [], suppressions: new Map(), holdouts: NO_HOLDOUTS },
  };
  const compiled: string[] = [];
  class Counted extends CompiledVersions {
    override unsaved(pack: RulePack) {
      compiled.push(pack.pack);
      return super.unsaved(pack);
    }
  }
  const clock = new FakeClock();
  const [campaigns, packs, offers, stops] = [
    new MongoCampaignStore(connection),
    new MongoRulePackStore(connection),
    new MongoOfferStore(connection),
    new MongoStopStore(connection),
  ];
  await packs.save(PACK, 'first', 'ann', clock.now());
  await offers.save(OFFER);
  const title = { 'zh-CN': '赢回', en: 'Win back' };
  await campaigns.insert({ id: 'c', title, pack: 'win-back', state: 'active', createdAt: clock.now() });
  const versions = new Counted(rules, scalarKernel);
  const use = new MongoOfferUse(connection);
  const responses = new MongoResponseCounts(connection);
  const ports = { connection, rules: rules as never, campaigns, packs, offers, stops, use, responses, versions, clock };
  const portfolio = new MongoLivePortfolio(ports);
  const matched = async () =>
    liveMatches(await portfolio.at(clock.now()), { arpuBand: 'HIGH' }).map(({ rule }) => rule.id);
  return { clock, campaigns, packs, offers, stops, compiled, portfolio, matched };
}

describe('the live portfolio', () => {
  it('sees within a second that a campaign was paused, or that everything was stopped', async () => {
    const { clock, campaigns, stops, portfolio, matched } = await aPortfolio();
    await expect(matched()).resolves.toEqual(['high']);
    await stops.pull(STOP);
    await campaigns.change('c', 'active', 'paused');
    clock.advance(1_000);
    await expect(matched()).resolves.toEqual([]);
    expect((await portfolio.at(clock.now())).decision.stops).toEqual([STOP]);
  });

  it('leaves out a campaign whose rules or offers cannot be read any more, says so, and decides by the others', async () => {
    const { clock, campaigns, packs, offers, portfolio, matched } = await aPortfolio();
    const told: string[][] = [];
    portfolio.onLeftOut((out) => told.push(out.map(({ campaignId }) => campaignId)));
    const title = { 'zh-CN': '旧', en: 'Old' };
    const gone = { all: [{ fact: 'goneSince', operator: 'equal', value: 1 }] };
    const { event } = aRule();
    const torn = { ...event, params: { ...event.params, offerId: 'torn' } };
    await packs.save(
      aRulePack({ pack: 'old', rules: [aRule({ id: 'o', conditions: gone })] }),
      'o',
      'ann',
      clock.now(),
    );
    await packs.save(
      aRulePack({ pack: 'bad', rules: [aRule({ id: 'b', conditions: HIGH, event: torn })] }),
      'b',
      'ann',
      clock.now(),
    );
    await offers.save({ ...anOffer({ id: 'torn' }), wording: null } as never);
    for (const [id, pack] of [
      ['old', 'old'],
      ['bad', 'bad'],
      ['never', 'never-saved'],
    ] as const) {
      await campaigns.insert({ id, title, pack, state: 'active', createdAt: clock.now() });
    }
    await expect(matched()).resolves.toEqual(['high']);
    const { leftOut } = await portfolio.at(clock.now());
    expect(leftOut?.map(({ campaignId, problems }) => [campaignId, problems?.[0]?.code]).sort()).toEqual([
      ['bad', 'OFFER_DAMAGED'],
      ['never', 'PACK_NOT_FOUND'],
      ['old', 'UNKNOWN_FACT'],
    ]);
    expect(portfolio.leftOut).toEqual(leftOut);
    for (const id of ['old', 'bad', 'never']) await campaigns.change(id, 'active', 'stopped');
    clock.advance(1_000);
    await expect(matched()).resolves.toEqual(['high']);
    expect((await portfolio.at(clock.now())).leftOut).toBeUndefined();
    expect(told.map((one) => one.length)).toEqual([3, 0]);
  });

  it('compiles once, whatever time passes and is stopped, and again when a rule or an offer is another', async () => {
    const { clock, packs, offers, stops, compiled, matched } = await aPortfolio();
    for (let seconds = 0; seconds < 5; seconds += 1) {
      await matched();
      clock.advance(1_000);
    }
    await stops.pull(STOP);
    await matched();
    expect(compiled).toHaveLength(1);
    const other = { ...PACK, rules: [aRule({ id: 'higher', conditions: HIGH })] };
    await packs.save(other, 'second', 'ann', clock.now());
    clock.advance(1_000);
    await expect(matched()).resolves.toEqual(['higher']);
    await offers.save({ ...OFFER, value: 7 });
    clock.advance(1_000);
    await matched();
    expect(compiled).toHaveLength(3);
  });

  it('is read once for all who wait, and not at all while it is fresh', async () => {
    const { clock, compiled, portfolio } = await aPortfolio();
    const frames = await Promise.all(Array.from({ length: 20 }, () => portfolio.at(clock.now())));
    expect([new Set(frames).size, compiled.length]).toEqual([1, 1]);
    clock.advance(400);
    await connection.collection('campaigns').deleteMany({});
    await expect(portfolio.at(clock.now())).resolves.toBe(frames[0]);
  });

  it('is made for the day it is asked for', async () => {
    const { clock, portfolio } = await aPortfolio();
    const today = (await portfolio.at(clock.now())).today;
    const tomorrow = (await portfolio.at(new Date(clock.now().getTime() + 86_400_000))).today;
    expect([today, tomorrow]).toEqual(['2026-11-02', '2026-11-03']);
  });

  it('knows what is left of an offer, with what customers who came to us took', async () => {
    const { clock, portfolio } = await aPortfolio();
    const left = async () => (await portfolio.at(clock.now())).decision.left?.get(OFFER.id);
    await expect(left()).resolves.toBe(2);
    const taken = { offerId: OFFER.id, outcome: 'accepted', channel: 'counter' } as const;
    await tellAll(new MongoResponseStore(connection), [
      aResponse({ id: '1', ...taken }),
      aResponse({ id: '2', ...taken, outcome: 'declined' }),
    ]);
    clock.advance(6_000);
    await expect(left()).resolves.toBe(1);
  });

  it('learns chances from what came back, a minute later for who comes after', async () => {
    const { clock, portfolio } = await aPortfolio({
      ...PLAIN_ARBITRATION,
      exploration: { ...PLAIN_ARBITRATION.exploration, enough: { shows: 3, acceptances: 1, days: 14 } },
    });
    const chance = async () => (await portfolio.at(clock.now())).decision.chances?.chanceOf(OFFER.id, 'counter');
    await expect(chance()).resolves.toBeNull();
    const of = { offerId: OFFER.id, channel: 'counter', at: clock.now() } as const;
    const shown = ['1', '2', '3', '4'].map((id) => aResponse({ id, ...of, outcome: 'presented' }));
    await tellAll(new MongoResponseStore(connection), [...shown, aResponse({ id: '5', ...of })]);
    clock.advance(10_000);
    await expect(chance()).resolves.toBeNull();
    clock.advance(60_000);
    await chance();
    await eventually(async () => {
      clock.advance(500);
      return Math.abs(((await chance()) ?? 0) - 0.25) < 1e-6;
    });
  });

  it('sees an offer that another process edits within a second, to the last letter, and that it is as it was again', async () => {
    const { clock, offers, compiled, portfolio } = await aPortfolio();
    const title = async () => (await portfolio.at(clock.now())).decision.offers.get(OFFER.id)?.title.en;
    await expect(title()).resolves.toBe(OFFER.title.en);
    await offers.save({ ...OFFER, title: { ...OFFER.title, en: 'Other' } });
    clock.advance(1_000);
    await expect(title()).resolves.toBe('Other');
    await offers.save(OFFER);
    clock.advance(1_000);
    await expect(title()).resolves.toBe(OFFER.title.en);
    expect(compiled).toHaveLength(3);
  });

  it('reads again what it could not read, though nothing changed since', async () => {
    const { clock, offers, portfolio } = await aPortfolio();
    const value = async () => (await portfolio.at(clock.now())).decision.offers.get(OFFER.id)?.value;
    await expect(value()).resolves.toBe(OFFER.value);
    await offers.save({ ...OFFER, value: 7 });
    const list = offers.list.bind(offers);
    offers.list = async () => Promise.reject(new Error('away'));
    clock.advance(1_000);
    await expect(value()).rejects.toThrow('away');
    offers.list = list;
    await expect(value()).resolves.toBe(7);
  });

  it('tells who asks when it cannot be read, and is there again when it can', async () => {
    const { offers, matched } = await aPortfolio();
    const read = offers.list.bind(offers);
    offers.list = () => Promise.reject(new Error('the database is gone'));
    await expect(matched()).rejects.toThrow();
    offers.list = read;
    await expect(matched()).resolves.toEqual(['high']);
  });
});
