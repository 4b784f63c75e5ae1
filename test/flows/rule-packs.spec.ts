import { describe, expect, it } from '@jest/globals';
import { CheckRulePack } from '../../src/flows/check-rule-pack.js';
import { AppError } from '../../src/flows/errors.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { SaveRulePack } from '../../src/flows/save-rule-pack.js';
import { SeedBusiness } from '../../src/flows/seed-business.js';
import { aRule, aRulePack, FIVE_FACTS, TWO_LEVERS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeOfferStore } from '../fakes/fake-offer-store.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakeRulePackStore } from '../fakes/fake-rule-pack-store.js';

const RULES = {
  catalogue: FIVE_FACTS,
  derivations: [],
  levers: TWO_LEVERS,
  lists: new Map(),
  policy: { operatorZone: 'UTC', hours: [], caps: [] },
  modelsHash: '',
  retry: { backoffMinutes: [1], maxAttempts: 1, pausedMinutes: 1, callBackWithinDays: 1 },
  verify: { questionSteps: 1_000, setSteps: 10_000, millis: 1_000 },
} as Partial<BusinessRules> as BusinessRules;
const BAD = aRulePack({ rules: [aRule({ conditions: { any: [] } })] });

async function aWorld() {
  const [offers, packs, campaigns] = [new FakeOfferStore(), new FakeRulePackStore(), new FakeCampaignStore()];
  const [ids, clock, plans] = [new FakeIds(), new FakeClock(), new FakePlanStore()];
  await offers.save(anOffer({ id: 'keep-them' }));
  return {
    offers,
    packs,
    campaigns,
    clock,
    check: new CheckRulePack(RULES, offers),
    save: new SaveRulePack(RULES, offers, packs, ids, clock),
    seed: new SeedBusiness(packs, offers, plans, campaigns, ids, clock),
  };
}

describe('checking a pack', () => {
  it('answers every problem, and stores nothing', async () => {
    const { check, packs } = await aWorld();
    await expect(check.run(BAD)).resolves.toMatchObject([{ path: '$.rules[0].conditions.any', code: 'EMPTY_GROUP' }]);
    await expect(check.run(aRulePack())).resolves.toEqual([]);
    await expect(packs.list()).resolves.toEqual([]);
  });

  it('knows the offers that are in the store', async () => {
    const { check, offers } = await aWorld();
    const { event } = aRule();
    const rule = aRule({ event: { ...event, params: { ...event.params, offerId: 'new-one' } } });
    await expect(check.run(aRulePack({ rules: [rule] }))).resolves.toMatchObject([{ code: 'UNKNOWN_OFFER' }]);
    await offers.save(anOffer({ id: 'new-one' }));
    await expect(check.run(aRulePack({ rules: [rule] }))).resolves.toEqual([]);
  });
});

describe('a pack whose offer has no words for its channel', () => {
  it('is told, and is not saved', async () => {
    const { check, save, offers, packs } = await aWorld();
    await offers.save(anOffer({ id: 'keep-them', wording: {} }));
    const expected = [{ path: '$.rules[0].event.params.channel', code: 'OFFER_WITHOUT_WORDING' }];
    await expect(check.run(aRulePack())).resolves.toMatchObject(expected);
    await expect(save.run(aRulePack(), 'mia')).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: expected });
    await expect(packs.list()).resolves.toEqual([]);
  });
});

describe('saving a pack', () => {
  it('refuses what would bite, and stores nothing', async () => {
    const { save, packs } = await aWorld();
    const notHigh = { fact: 'arpuBand', operator: 'notEqual', value: 'HIGH' };
    const pack = (leaf: object) => aRulePack({ rules: [aRule({ conditions: { all: [leaf] } })] });
    const path = '$.rules[0].conditions.all[0]';
    await expect(save.run(pack(notHigh), 'mia')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path, code: 'UNKNOWN_NOT_SAID' }],
    });
    await expect(packs.list()).resolves.toEqual([]);
    await expect(save.run(pack({ ...notHigh, unknown: 'fails' }), 'mia')).resolves.toMatchObject({ version: 1 });
  });

  it('makes a version at business time, by whom', async () => {
    const { save, clock } = await aWorld();
    await expect(save.run(aRulePack(), 'mia')).resolves.toMatchObject({
      pack: 'a-pack',
      version: 1,
      content: aRulePack(),
      createdAt: clock.now(),
      createdBy: 'mia',
    });
  });

  it('twice is one version, whatever the order of its fields', async () => {
    const { save, packs } = await aWorld();
    const first = await save.run(aRulePack(), 'mia');
    const turned = Object.fromEntries(Object.entries(aRulePack()).reverse());
    await expect(save.run(turned, 'tom')).resolves.toEqual(first);
    await expect(packs.versions('a-pack')).resolves.toHaveLength(1);
  });

  it('is not saved over a version its writer has not seen, nor over a pack they believe is not there', async () => {
    const { save, packs } = await aWorld();
    const other = aRulePack({ rules: [aRule({ priority: 2 })] });
    const last = aRulePack({ rules: [aRule({ priority: 3 })] });
    await save.run(aRulePack(), 'mia', { kind: 'nothing' });
    await save.run(other, 'mia', { kind: 'tag', tag: '1' });
    const late = save.run(last, 'tom', { kind: 'tag', tag: '1' });
    await expect(late).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      problems: [{ path: '$.pack', code: 'PACK_CHANGED_MEANWHILE' }],
    });
    await expect(save.run(last, 'tom', { kind: 'nothing' })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      problems: [{ path: '$.pack', code: 'PACK_ID_TAKEN' }],
    });
    await expect(packs.newest('a-pack')).resolves.toMatchObject({ version: 2, createdBy: 'mia' });
    await expect(save.run(last, 'tom')).resolves.toMatchObject({ version: 3 });
  });

  it('a bad pack is the caller’s mistake, with every problem, and stores nothing', async () => {
    const { save, packs } = await aWorld();
    const refused = save.run(BAD, 'mia');
    await expect(refused).rejects.toBeInstanceOf(AppError);
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ code: 'EMPTY_GROUP' }] });
    await expect(packs.list()).resolves.toEqual([]);
  });
});

describe('seeding', () => {
  const title = { 'zh-CN': '活动', en: 'A campaign' };
  const seed = {
    packs: [aRulePack(), aRulePack({ pack: 'other' })],
    offers: [anOffer({ id: 'keep-them', value: 9 }), anOffer({ id: 'new-one' })],
    campaigns: [{ id: 'one', title, pack: 'a-pack', state: 'draft' as const }],
  };

  it('puts what is not there, and twice is once', async () => {
    const { seed: seedBusiness, campaigns, clock } = await aWorld();
    await expect(seedBusiness.run(seed)).resolves.toEqual({ packs: 2, offers: 1, campaigns: 1 });
    await expect(seedBusiness.run(seed)).resolves.toEqual({ packs: 0, offers: 0, campaigns: 0 });
    await expect(campaigns.find('one')).resolves.toMatchObject({ state: 'draft', createdAt: clock.now() });
  });

  it('leaves alone what people made of it', async () => {
    const { seed: seedBusiness, save, packs, offers, campaigns } = await aWorld();
    await seedBusiness.run(seed);
    await save.run(aRulePack({ rules: [aRule({ priority: 9 })] }), 'mia');
    await campaigns.change('one', 'draft', 'active');
    await seedBusiness.run(seed);
    await expect(packs.newest('a-pack')).resolves.toMatchObject({ version: 2, createdBy: 'mia' });
    await expect(offers.find('keep-them')).resolves.toMatchObject({ value: anOffer().value });
    await expect(campaigns.find('one')).resolves.toMatchObject({ state: 'active' });
  });
});
