import { describe, expect, it } from '@jest/globals';
import { inAuditOrder } from '../../src/core/decision/record/audit-cursor.js';
import type { DryRunPerson } from '../../src/core/decision/run/dry-run-people.js';
import { aCap } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { dryRun } from './dry-run.world.js';
import { aWorld, RUN } from './run.world.js';

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
const HOUSE = aCap({ id: 'house', scope: 'household', max: 1 });
const mails = { id: 'mails', title: { 'zh-CN': '邮件', en: 'Mails' }, limit: 2, takes: { email: 1 } };

const isHeldOut = ({ end }: DryRunPerson) => end?.kind === 'refused' && end.heldOut;

describe('a dry run', () => {
  it.each<[string, Parameters<typeof aWorld>]>([
    ['with caps', []],
    ['for a part of the base', [undefined, { audience: { all: [{ ...HIGH, value: 'LOW' }] } }]],
    ['in which something is scarce', [undefined, { capacities: [mails] }]],
    ['in which households share a place', [undefined, { people: members(23), caps: [HOUSE] }]],
    [
      'in which households share what is scarce',
      [undefined, { people: members(23), capacities: [mails], caps: [HOUSE] }],
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

  it.each([1, 0.5])(
    'names everybody behind each of its numbers, in the order of the base: over %s of it',
    async (share) => {
      const world = () =>
        aWorld(undefined, { people: members(40), caps: [HOUSE], capacities: [mails], holdouts: THIRD_OUT });
      const dry = await dryRun(await world(), share, 200);
      const count = (is: (one: DryRunPerson) => boolean) => dry.people.filter(is).length;
      expect([count(() => true), count(({ evaluated }) => evaluated)]).toEqual([dry.customers, dry.evaluated]);
      expect([count(({ end }) => end !== null), count(isHeldOut)]).toEqual([dry.matched, dry.heldOut]);
      expect(dry.heldOut).toBeGreaterThan(0);
      expect(new Set(dry.left.map(({ stage }) => stage)).size).toBeGreaterThan(1);
      for (const { stage, code, customers } of dry.left) {
        const here = count(({ end }) => end?.kind === 'refused' && end.stage === stage && end.code === code);
        expect([stage, code, here]).toEqual([stage, code, customers]);
      }
      expect(dry.messages.length).toBeGreaterThan(1);
      for (const { offerId, channel, count: messages } of dry.messages) {
        const here = count(
          ({ end }) => end?.kind === 'scheduled' && end.offerId === offerId && end.channel === channel,
        );
        expect([offerId, channel, here]).toEqual([offerId, channel, messages]);
      }
      const ids = dry.people.map(({ customerId }) => customerId);
      expect(ids).toEqual(ids.toSorted(inAuditOrder));
      const few = await dryRun(await world(), share, 2);
      for (const is of [({ end }: DryRunPerson) => end?.kind === 'scheduled', isHeldOut]) {
        expect(few.people.filter(is).slice(0, 2)).toEqual(dry.people.filter(is).slice(0, 2));
      }
    },
  );

  it('names whom the run itself then plans a message for', async () => {
    const world = await aWorld(undefined, { people: members(23), capacities: [mails] });
    const { people } = await dryRun(world, 1, 200);
    await world.all();
    const { outreach } = await world.left();
    const named = people.flatMap(({ customerId, end }) => (end?.kind === 'scheduled' ? [customerId] : []));
    expect(named.toSorted()).toEqual(outreach.map(({ customerId }) => customerId).toSorted());
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
