import { describe, expect, it } from '@jest/globals';
import { aCap } from '../builders/a-contact-row.js';
import { aRival, aRunOfAll, HIGH, PRIZE, REACHABLE } from './all-campaigns.world.js';
import { aWorld, rule } from './run.world.js';

const RIVAL = aRival('rival', [rule('win', HIGH, 'prize', 'sms')]);
const NEVER = { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'E' }] };
const ONE = [aCap({ id: 'one', max: 1 })];
const PARTY = [aCap({ id: 'party', scope: 'party', max: 1 })];
const HOUSE = [aCap({ id: 'house', scope: 'household', max: 1 })];

async function ended(options: Parameters<typeof aWorld>[1]) {
  const world = await aWorld(undefined, { of: aRunOfAll([RIVAL]), also: [RIVAL], offers: [PRIZE], ...options });
  await world.all();
  return world;
}

describe('a run of all campaigns', () => {
  const people = { ann: REACHABLE, bob: { ...REACHABLE, lifecycleStage: 'C' }, cid: { ...REACHABLE, arpuBand: 'LOW' } };

  it('weighs what two of them offer a customer against each other, and one of them gets through', async () => {
    const { decisions, outreach } = await (await ended({ people, caps: ONE })).left();
    expect(
      outreach.map(({ customerId, campaignId, offerId }) => `${customerId}: ${campaignId} ${offerId}`).sort(),
    ).toEqual(['ann: rival prize', 'bob: rival prize']);
    const ann = decisions.find(({ customerId }) => customerId === 'ann');
    expect(ann).toMatchObject({ campaignId: 'rival', ruleVersion: { pack: 'rival-pack' } });
    expect(
      ann?.candidates.map(({ campaignId, ruleId, left }) => [campaignId, ruleId, left?.refusals[0]?.code]),
    ).toEqual([
      ['rival', 'win', undefined],
      ['retention', 'keep', 'OUTRANKED'],
      ['retention', 'thank', 'OUTRANKED'],
    ]);
    expect(decisions.map(({ id }) => id.split('|')[0])).toEqual(['all', 'all']);
  });

  it('takes the other’s where the better has no room', async () => {
    const capacities = [{ id: 'texts', title: PRIZE.title, limit: 1, takes: { sms: 1 } }];
    const { outreach } = await (await ended({ people, caps: ONE, capacities })).left();
    expect(outreach.map(({ campaignId }) => campaignId).sort()).toEqual(['retention', 'rival']);
  });

  it('gives the one place of a household to the better of its members, wherever they stand', async () => {
    const home = { householdId: 'h-1' };
    const family = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `m-${index}`,
        { ...REACHABLE, ...home, ...(index === 4 ? {} : { contactSms: false }) },
      ]),
    );
    const world = await ended({ people: family, caps: HOUSE });
    const { outreach, refused } = await world.left();
    expect(outreach.map(({ customerId, campaignId }) => `${customerId}: ${campaignId}`)).toEqual(['m-4: rival']);
    expect(new Set(refused.map((one) => one.split(' ').at(-1)))).toEqual(new Set(['CAP_REACHED', 'NO_VALID_CONTACT']));
  });

  it('gives the one place of a party to the best of its records, in whatever household, and who has no party is alone', async () => {
    const members = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `m-${index}`,
        { ...REACHABLE, partyId: 'p-1', householdId: `h-${index % 3}`, ...(index === 4 ? {} : { contactSms: false }) },
      ]),
    );
    const lone = { ...REACHABLE, contactSms: false };
    const world = await ended({ people: { ...members, 'n-1': lone, 'n-2': { ...lone, partyId: '' } }, caps: PARTY });
    const { outreach, contacts } = await world.left();
    const got = outreach.map(({ customerId, campaignId }) => `${customerId}: ${campaignId}`).sort();
    expect(got).toEqual(['m-4: rival', 'n-1: retention', 'n-2: retention']);
    const parties = contacts.flat().map(({ customerId, partyId }) => [customerId, partyId]);
    expect(parties).toContainEqual(['m-4', 'p-1']);
    expect(parties).toContainEqual(['n-2', undefined]);
  });

  it('asks for no party while no cap counts by one', async () => {
    const world = await ended({ people: { ann: { ...REACHABLE, partyId: 'p-1' } }, caps: ONE });
    const { contacts } = await world.left();
    expect(contacts.flat().map(({ partyId }) => partyId)).toEqual([undefined]);
  });

  it('asks each for its own audience', async () => {
    const choosy = aRival('rival', [rule('win', HIGH, 'prize', 'sms')], { audience: NEVER });
    const of = aRunOfAll([choosy]);
    const { outreach } = await (await ended({ people, caps: ONE, also: [choosy], of })).left();
    expect(new Set(outreach.map(({ campaignId }) => campaignId))).toEqual(new Set(['retention']));
  });

  it('is audited as one, each decision as it was', async () => {
    const world = await ended({ people, caps: ONE });
    const { decisions } = await world.left();
    for (const decision of decisions) await expect(world.recorded.again(decision)).resolves.toEqual(decision);
  });

  it('goes on while one of them is active, and rests when none is', async () => {
    const of = aRunOfAll([RIVAL]);
    const world = await aWorld(undefined, { of, also: [RIVAL], offers: [PRIZE], people });
    await world.campaigns.change('retention', 'active', 'paused');
    await expect(world.flow.run(of.id, 'evaluate', 0)).resolves.toBe('done');
    await world.campaigns.change('rival', 'active', 'stopped');
    await expect(world.flow.run(of.id, 'evaluate', 1)).resolves.toBe('skipped');
  });
});
