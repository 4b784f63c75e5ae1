import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/core/decision/decision.js';
import { NO_HOLDOUTS, type Variant } from '../../src/core/policy/holdout/holdouts.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { anOffer } from '../builders/an-offer.js';
import { aRival, aRunOfAll, HIGH, PRIZE, REACHABLE } from './all-campaigns.world.js';
import { aWorld, RUN, rule } from './run.world.js';

const RIVAL = aRival('rival', [rule('win', HIGH, 'prize', 'sms')]);
const PEOPLE = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p-${index}`, REACHABLE]));
const NO_CAPS = { caps: [], operatorZone: 'America/Los_Angeles' };
const texts = (limit: number) => [{ id: 'texts', title: PRIZE.title, limit, takes: { sms: 1 } }];

const firstOf = ({ candidates }: Decision) => candidates.find(({ rank }) => rank === 1)?.offerId;
const placed = ({ outcome }: Decision) => (outcome.kind === 'scheduled' ? outcome.planned.offerId : null);

async function ofControls(variant: Variant, limit: number) {
  const sharesPct = { random: 0, 'no-levers': 0, 'eligibility-only': 0, [variant]: 100 };
  const holdouts = { ...NO_HOLDOUTS, components: [{ version: '1', from: new Date(0), sharesPct }] };
  const run = { of: aRunOfAll([RIVAL]), also: [RIVAL], offers: [PRIZE], people: PEOPLE, caps: [] };
  const world = await aWorld(undefined, { ...run, holdouts, capacities: texts(limit) });
  await world.all();
  return { world, left: await world.left() };
}

describe('who is of a component control', () => {
  it.each(['random', 'no-levers', 'eligibility-only'] as const)(
    '%s gets what is ranked first for them',
    async (kind) => {
      const { left } = await ofControls(kind, 1_000);
      expect(left.run).toMatchObject({ state: 'done', counts: { scheduled: 12 } });
      expect(left.decisions.map(placed)).toEqual(left.decisions.map(firstOf));
      const offered = new Set(left.decisions.map(placed));
      expect([...offered].sort()).toEqual(kind === 'random' ? ['keep', 'prize', 'thank'] : ['prize']);
    },
  );

  it('random gets the next where the first is too scarce, and everybody is told why, again and again', async () => {
    const { world, left } = await ofControls('random', 2);
    expect(left.run?.state).toBe('done');
    const sent = left.outreach.filter(({ channel }) => channel === 'sms');
    expect(sent).toHaveLength(2);
    for (const decision of left.decisions) await expect(world.recorded.again(decision)).resolves.toEqual(decision);
  });
});

describe('an offer of a group of which one has one at a time', () => {
  const REWARD = { ...PRIZE, exclusionGroups: ['rewards'] };
  const GIFT = anOffer({ id: 'gift', exclusionGroups: ['rewards'] });
  const run = { of: aRunOfAll([RIVAL]), also: [RIVAL], offers: [REWARD, GIFT], people: { ann: REACHABLE }, caps: [] };

  it('keeps its groups and its end with the contact', async () => {
    const world = await aWorld(undefined, run);
    await world.all();
    const [row] = await world.ledger.rowsOf('ann');
    expect(row).toMatchObject({ offerId: 'prize', exclusionGroups: ['rewards'], status: 'reserved' });
    expect(row?.expiresAt).toEqual((await world.left()).outreach[0]?.expiresAt);
    expect((row?.expiresAt ?? RUN.cutOff) > RUN.cutOff).toBe(true);
  });

  it('trap 15: in a run it is refused where another of the group was reserved meanwhile, and the next goes out', async () => {
    const world = await aWorld(undefined, run);
    await world.all('reserve.0');
    const other = { outreachId: 'other|ann', runId: 'other', customerId: 'ann', offerId: 'gift' };
    await world.ledger.reserve(aContactRow({ ...other, exclusionGroups: ['rewards'] }), NO_CAPS, RUN.cutOff);
    await world.all();
    const { decisions, outreach } = await world.left();
    expect(outreach.map(({ offerId }) => offerId)).toEqual(['keep']);
    const [decision] = decisions;
    expect(decision?.candidates[0]).toMatchObject({
      offerId: 'prize',
      left: { refusals: [{ code: 'EXCLUDED_BY_PLANNED', component: 'rewards', have: 'gift', need: 'prize' }] },
    });
  });
});
