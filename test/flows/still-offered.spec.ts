import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CampaignState } from '../../src/core/campaign/campaign.js';
import type { Offer } from '../../src/core/offer/offer.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { StillOffered } from '../../src/flows/ports/still-offered.js';
import { ToldAnswers } from '../../src/flows/ports/told-answers.js';
import { RecordReply } from '../../src/flows/record-reply.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { anOffered, aPrompt } from '../builders/a-prompt.js';
import { aResponse } from '../builders/a-response.js';
import { anOffer } from '../builders/an-offer.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';

const RULES = {
  retry: SHIPPED_RETRY,
  reasons: [],
  policy: aContactPolicy({ caps: [] }),
} as unknown as BusinessRules;
const live = {
  at: async () => ({ caps: { caps: [], operatorZone: 'UTC' }, decision: { offers: new Map() } }),
} as never;
const OFFERED = anOffered();

let world: { campaign: CampaignState | null; offers: readonly Offer[]; used: number };
let ledger: FakeContactLedger;
let responses: FakeResponseStore;
let clock: FakeClock;
beforeEach(() => {
  [ledger, responses, clock] = [new FakeContactLedger(), new FakeResponseStore(), new FakeClock()];
  world = { campaign: 'active', offers: [anOffer({ id: OFFERED.offerId })], used: 0 };
});

/** An agent at one of several customers who were all made the offer before anything changed. */
function say(customerId: string, kind: string) {
  const campaigns = { find: async () => (world.campaign === null ? null : { state: world.campaign }) };
  const offers = {
    list: async () => world.offers,
    find: async (id: string) => world.offers.find((one) => one.id === id) ?? null,
  };
  const taken = async () => {
    const all = await Promise.all(['ann', 'bob'].map((id) => responses.ofCustomer(id, new Date(0))));
    return world.used + all.flat().filter(({ outcome }) => outcome === 'accepted').length;
  };
  const use = { contactsOf: async () => ({ [OFFERED.offerId]: await taken() }) };
  const offered = new StillOffered({ campaigns, offers, use, responses } as never);
  const answers = new ToldAnswers({ responses, ledger, offers, rules: RULES, offered } as never);
  const flow = new RecordReply(answers, offered, ledger, live, RULES, new FakeAuditLog(), clock);
  const prompt = aPrompt({ request: `req-of-${customerId}`, customerId });
  return flow.run({ prompt, json: { ruleId: OFFERED.ruleId, kind }, by: 'agent' });
}
const refused = async (customerId: string) => {
  const end = await say(customerId, 'presented');
  return end.kind === 'refused' ? end.refusals.map(({ code, have }) => [code, have]) : [];
};

describe('an offer of a prompt, put before the customer later', () => {
  it('is, where nothing has changed', async () => {
    await expect(refused('ann')).resolves.toEqual([]);
    expect(await ledger.rowsOf('ann')).toHaveLength(1);
  });

  it.each<[string, () => void, readonly (readonly unknown[])[]]>([
    ['its campaign was paused', () => (world.campaign = 'paused'), [['CAMPAIGN_HALTED', 'paused']]],
    ['its campaign was stopped', () => (world.campaign = 'stopped'), [['CAMPAIGN_HALTED', 'stopped']]],
    ['its campaign is gone', () => (world.campaign = null), [['CAMPAIGN_HALTED', null]]],
    [
      'it was retired',
      () => (world.offers = [anOffer({ id: OFFERED.offerId, state: 'retired' })]),
      [['OFFER_NOT_LIVE', 'retired']],
    ],
    ['it is gone', () => (world.offers = []), [['OFFER_UNKNOWN', null]]],
    [
      'the last piece was taken',
      () => (world = { ...world, offers: [anOffer({ id: OFFERED.offerId, stock: 3 })], used: 3 }),
      [['OFFER_SOLD_OUT', 0]],
    ],
    [
      'its budget was spent',
      () =>
        (world = { ...world, offers: [anOffer({ id: OFFERED.offerId, budget: 100, costPerContact: 60 })], used: 1 }),
      [['OFFER_SOLD_OUT', 0]],
    ],
  ])('is not, where %s; and nothing is reserved', async (_case, change, expected) => {
    change();
    await expect(refused('ann')).resolves.toEqual(expected);
    expect(await ledger.rowsOf('ann')).toEqual([]);
  });

  it('is not, where the customer has taken another of its group meanwhile', async () => {
    const group = { exclusionGroups: ['rewards'] };
    world.offers = [anOffer({ id: OFFERED.offerId, ...group }), anOffer({ id: 'other', ...group })];
    await responses.tell(aResponse({ customerId: 'ann', offerId: 'other', outcome: 'accepted', at: clock.now() }));
    await expect(refused('ann')).resolves.toEqual([['EXCLUDED_BY_ACTIVE', 'other']]);
  });

  it('is recorded again, told twice, whatever has changed since', async () => {
    await say('ann', 'presented');
    world.campaign = 'stopped';
    await expect(say('ann', 'presented')).resolves.toMatchObject({ kind: 'recorded' });
  });

  it('of which one is left is put before both, and taken by the first', async () => {
    world.offers = [anOffer({ id: OFFERED.offerId, stock: 1 })];
    for (const customer of ['ann', 'bob']) await expect(refused(customer)).resolves.toEqual([]);
    await expect(say('ann', 'accepted')).resolves.toMatchObject({ kind: 'recorded' });
    await expect(say('bob', 'accepted')).rejects.toMatchObject({
      code: 'CONFLICT',
      problems: [{ code: 'REPLY_SOLD_OUT' }],
    });
    await expect(say('ann', 'accepted')).resolves.toMatchObject({ kind: 'recorded' });
    await expect(say('bob', 'no-answer')).resolves.toMatchObject({ kind: 'recorded' });
  });
});
