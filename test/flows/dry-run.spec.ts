import { describe, expect, it } from '@jest/globals';
import { DryRunCampaign } from '../../src/flows/dry-run-campaign.js';
import { CustomerPasts } from '../../src/flows/ports/customer-pasts.js';
import { aCap } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { aWorld, RUN } from './run.world.js';

type World = Awaited<ReturnType<typeof aWorld>>;

/** Reads what the world reads, beside its run and before it. */
async function dryRun({ campaigns, given, frames, ledger }: World, share = 1) {
  const packs = { newest: () => (given.packs as { find: () => Promise<unknown> }).find() };
  const pasts = new CustomerPasts({
    ...{ responses: new FakeResponseStore(), ledger },
    sharers: { of: async () => new Map() },
  });
  const clock = { now: () => RUN.cutOff, system: () => RUN.startedAt };
  const flow = new DryRunCampaign(
    campaigns,
    packs as never,
    frames,
    given.facts as never,
    pasts,
    ledger,
    clock as never,
  );
  return flow.run({ campaignId: RUN.campaignId, share });
}

/** The dry run and then the run itself, over the same base. */
async function both(...world: Parameters<typeof aWorld>) {
  const made = await aWorld(...world);
  const dry = await dryRun(made);
  await made.all();
  const { run, outreach } = await made.left();
  const { evaluated, matched, refused, scheduled } = dry;
  return { dry, counts: { evaluated, matched, refused, scheduled }, real: run?.counts, outreach };
}

const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const REACHABLE = {
  arpuBand: 'HIGH',
  lifecycleStage: 'D',
  consentEmailMarketing: true,
  consentSmsMarketing: true,
  contactEmail: true,
  contactSms: true,
  timeZone: 'Asia/Tokyo',
};
const members = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_one, index) => [
      `m-${index}`,
      { ...REACHABLE, householdId: `h-${index % 4}`, ...(index % 3 === 0 ? { lifecycleStage: 'C' } : {}) },
    ]),
  );
const THIRD_OUT = aHoldouts({ neverRotated: { version: '1', sharePct: 33 } });
const mails = { id: 'mails', title: { 'zh-CN': '邮件', en: 'Mails' }, limit: 2, takes: { email: 1 } };

describe('a dry run', () => {
  it.each<[string, Parameters<typeof aWorld>]>([
    ['with caps', []],
    ['for a part of the base', [undefined, { audience: { all: [{ ...HIGH, value: 'LOW' }] } }]],
    ['in which something is scarce', [undefined, { capacities: [mails] }]],
    [
      'in which households share a place',
      [undefined, { people: members(23), caps: [aCap({ id: 'house', scope: 'household', max: 1 })] }],
    ],
    [
      'in which households share what is scarce',
      [
        undefined,
        { people: members(23), capacities: [mails], caps: [aCap({ id: 'house', scope: 'household', max: 1 })] },
      ],
    ],
    ['that keeps people out', [undefined, { people: members(40), holdouts: THIRD_OUT }]],
  ])('%s comes to what the run comes to', async (_case, world) => {
    const { counts, real, dry, outreach } = await both(...world);
    expect(counts).toEqual(real);
    const planned = new Map<string, number>();
    for (const { offerId, channel } of outreach) {
      planned.set(`${offerId} ${channel}`, (planned.get(`${offerId} ${channel}`) ?? 0) + 1);
    }
    const told = new Map(dry.messages.map(({ offerId, channel, count }) => [`${offerId} ${channel}`, count]));
    expect(told).toEqual(planned);
    const gone = dry.left.reduce((sum, { customers }) => sum + customers, 0);
    expect(gone + dry.scheduled).toBe(dry.matched);
  });

  it('plans nothing, takes nobody’s place, and keeps nothing', async () => {
    const world = await aWorld();
    const before = await world.left();
    await dryRun(world);
    expect(await world.left()).toEqual(before);
  });

  it('tells the stage at which people leave', async () => {
    const { dry } = await both();
    expect(dry.left).toEqual([
      expect.objectContaining({ stage: 'consent', customers: 1 }),
      expect.objectContaining({ stage: 'cap', code: 'CAP_REACHED', customers: 1 }),
    ]);
    expect([dry.customers, dry.asOf]).toEqual([9, RUN.cutOff]);
  });

  it('over a part of the base looks at no more', async () => {
    const { customers } = await dryRun(await aWorld(undefined, { people: members(40) }), 0.5);
    expect(customers).toBeGreaterThan(5);
    expect(customers).toBeLessThan(35);
  });

  it('of a campaign nobody knows is refused', async () => {
    const world = await aWorld();
    const flow = dryRun({ ...world, campaigns: { find: async () => null } as never });
    await expect(flow).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
