import { describe, expect, it } from '@jest/globals';
import { ChangeCampaign } from '../../src/flows/change-campaign.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { aCap } from '../builders/a-contact-row.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { aRival, aRunOfAll, HIGH, PRIZE, REACHABLE } from './all-campaigns.world.js';
import { aWorld, LEASE, rule } from './run.world.js';

type World = Awaited<ReturnType<typeof aWorld>>;

const CRASH = new Error('the power went out');
const RIVAL = aRival('rival', [rule('win', HIGH, 'prize', 'sms'), rule('mail', HIGH, 'prize', 'email')]);
const RUN = aRunOfAll([RIVAL]);
const ONE = [aCap({ id: 'one', max: 1 })];
const people = {
  ann: REACHABLE,
  bob: { ...REACHABLE, lifecycleStage: 'C' },
  cid: { ...REACHABLE, arpuBand: 'LOW' },
  dee: { ...REACHABLE, contactEmail: false },
  eve: REACHABLE,
};
/** Everybody but cid, who matches nothing. */
const MATCHED = ['ann', 'bob', 'dee', 'eve'];

const aRunning = (change: Parameters<typeof aWorld>[1] = {}) =>
  aWorld(undefined, { of: RUN, also: [RIVAL], offers: [PRIZE], people, caps: ONE, ...change });

function halt(world: World, to: 'stopped' | 'paused', id = 'rival') {
  const { campaigns, runs, outreaches, ledger, clock } = world;
  const change = new ChangeCampaign(campaigns as never, runs, outreaches, ledger, new FakeAuditLog(), clock);
  return change.run({ id, to, by: 'manager', reason: 'wrong price' });
}

/** Does something at the first of these calls, before it takes effect. */
function at(world: World, call: string, act: () => Promise<unknown>): void {
  world.watch.on = async (name, proceed) => {
    if (name !== call) return proceed();
    world.watch.on = (_other, go) => go();
    await act();
    return proceed();
  };
}

async function sweepToTheEnd(world: World): Promise<void> {
  for (let idle = 0; idle < 2; ) {
    world.clock.at += LEASE;
    const { rung } = await new SweepRuns(world.runs, world.campaigns, { chunks: async () => undefined } as never).run();
    await world.all();
    idle = rung === 0 ? idle + 1 : 0;
  }
}

const byCustomer = (rows: readonly { readonly customerId: string; readonly campaignId?: string | undefined }[]) =>
  rows.map(({ customerId, campaignId }) => `${customerId} ${campaignId}`).sort();

async function endOf(world: World) {
  const { run, outreach, contacts, refused, assigned, decisions } = await world.left();
  const rows = contacts.flat().filter(({ runId }) => runId === RUN.id);
  return {
    run,
    decisions,
    planned: byCustomer(outreach.filter(({ state }) => state === 'planned')),
    cancelled: byCustomer(outreach.filter(({ state }) => state === 'cancelled')),
    held: byCustomer(rows.filter(({ status }) => status === 'reserved')),
    rivals: [
      ...new Set(
        rows.filter(({ campaignId }) => campaignId === 'rival').map((row) => `${row.status} ${row.releasedBecause}`),
      ),
    ],
    halted: refused.filter((one) => one.endsWith('CAMPAIGN_HALTED')),
    assigned: byCustomer(assigned),
    told: decisions.flatMap(({ customerId, candidates }) =>
      candidates.filter(({ campaignId }) => campaignId === 'rival').map(({ left }) => `${customerId} ${left?.stage}`),
    ),
  };
}

const RETENTION = MATCHED.map((id) => `${id} retention`);

describe('a campaign that is halted while a run of all campaigns is under way', () => {
  it.each(
    (['stopped', 'paused'] as const).flatMap((to) =>
      ['rounds.keepStanding', 'refusals.keep', 'rounds.keepAllotment', 'ledger.reserve', 'rounds.keepStops'].map(
        (call) => [to, call] as const,
      ),
    ),
  )('%s at %s: it gives back what it has and leaves by name, and the others go on', async (to, call) => {
    const world = await aRunning();
    at(world, call, () => halt(world, to));
    await sweepToTheEnd(world);
    const end = await endOf(world);
    expect(end.run?.state).toBe('done');
    expect([end.planned, end.held, end.cancelled]).toEqual([RETENTION, RETENTION, []]);
    expect(end.rivals.filter((one) => one !== `released CAMPAIGN_${to.toUpperCase()}`)).toEqual([]);
    expect(new Set(end.told)).toEqual(new Set([...MATCHED.map((id) => `${id} emergency`), 'dee consent']));
    expect(end.assigned).toEqual(RETENTION);
    const [ann] = end.decisions;
    expect(ann?.candidates.find(({ campaignId }) => campaignId === 'rival')?.left?.refusals).toEqual([
      { code: 'CAMPAIGN_HALTED', component: 'campaign|rival', have: to, need: 'active' },
    ]);
    const run = await world.runs.find(RUN.id);
    expect(run?.leftOut).toMatchObject([{ campaignId: 'rival', because: to }]);
  });

  it('frees what is scarce for the others', async () => {
    const capacities = [{ id: 'places', title: PRIZE.title, limit: 2, takes: { sms: 1, email: 1 } }];
    const world = await aRunning({ capacities });
    at(world, 'rounds.keepStops', () => halt(world, 'stopped'));
    await sweepToTheEnd(world);
    const end = await endOf(world);
    expect(end.planned).toHaveLength(2);
    expect(new Set(end.planned.map((one) => one.split(' ')[1]))).toEqual(new Set(['retention']));
    expect(end.halted.length).toBeGreaterThan(0);
  });

  it('is worked out again to the bit', async () => {
    const world = await aRunning();
    at(world, 'rounds.keepStops', () => halt(world, 'stopped'));
    await sweepToTheEnd(world);
    const { decisions } = await world.left();
    expect(decisions.length).toBe(MATCHED.length);
    for (const decision of decisions) await expect(world.recorded.again(decision)).resolves.toEqual(decision);
  });

  it('does not hold out of what it no longer makes: a control of its own has the next of another campaign', async () => {
    const control = { sharePct: 50, version: '1' };
    const held = aRival('rival', [rule('win', HIGH, 'prize', 'sms')], { control });
    const crowd = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`c-${index}`, REACHABLE]));
    const world = await aRunning({ also: [held], of: aRunOfAll([held]), people: crowd });
    at(world, 'rounds.keepStops', () => halt(world, 'stopped'));
    await sweepToTheEnd(world);
    const end = await endOf(world);
    expect(end.planned).toHaveLength(12);
    expect(new Set(end.assigned.map((one) => one.split(' ')[1]))).toEqual(new Set(['retention']));
  });

  it.each(['decisions.save', 'outreaches.plan', 'wakeUps.dispatch'])(
    'stopped at %s, when all is decided: decisions stay, and what it planned is cancelled with its places',
    async (call) => {
      const world = await aRunning();
      at(world, call, () => halt(world, 'stopped'));
      await sweepToTheEnd(world);
      const end = await endOf(world);
      expect(end.run?.state).toBe('done');
      expect([end.planned, end.held]).toEqual([[], []]);
      expect(end.cancelled).toEqual(MATCHED.map((id) => `${id} rival`));
      expect(end.rivals).toEqual(['released CAMPAIGN_STOPPED']);
    },
  );

  it('paused when all is decided: what it planned waits with it', async () => {
    const world = await aRunning();
    at(world, 'decisions.save', () => halt(world, 'paused'));
    await sweepToTheEnd(world);
    const end = await endOf(world);
    expect([end.planned, end.held]).toEqual([MATCHED.map((id) => `${id} rival`), MATCHED.map((id) => `${id} rival`)]);
  });

  it('stopped after the run: what it planned there is cancelled, and nothing of the others', async () => {
    const mixed = { ...people, bob: { ...REACHABLE, contactSms: false, consentEmailMarketing: null } };
    const world = await aRunning({ people: mixed, caps: [] });
    await world.all();
    const before = await endOf(world);
    await halt(world, 'stopped');
    const end = await endOf(world);
    const others = before.planned.filter((one) => !one.endsWith('rival'));
    expect([end.planned, end.held]).toEqual([others, others]);
  });

  it('all of them stopped: the run ends, and says so of everybody', async () => {
    const world = await aRunning();
    at(world, 'rounds.keepStops', async () => {
      await halt(world, 'stopped');
      await halt(world, 'stopped', 'retention');
    });
    await sweepToTheEnd(world);
    const end = await endOf(world);
    expect(end.run).toMatchObject({
      state: 'done',
      counts: { scheduled: 0, refused: { CAMPAIGN_HALTED: MATCHED.length } },
    });
    expect([end.planned, end.held]).toEqual([[], []]);
  });

  it('whose workers die, at whatever call, ends as if none had', async () => {
    const calm = await aRunning();
    at(calm, 'rounds.keepStops', () => halt(calm, 'stopped'));
    await sweepToTheEnd(calm);
    const expected = await calm.left();
    let calls = 0;
    for (let n = 1; calls >= n - 1; n += 1) {
      const world = await aRunning();
      calls = 0;
      at(world, 'rounds.keepStops', async () => {
        await halt(world, 'stopped');
        world.watch.on = async (_call, proceed) => {
          calls += 1;
          // Before it takes effect, or after.
          if (calls === n && n % 2 === 0) await proceed();
          if (calls >= n) throw CRASH;
          return proceed();
        };
      });
      await world.all().catch((error: unknown) => expect(error).toBe(CRASH));
      world.watch.on = (_call, proceed) => proceed();
      await sweepToTheEnd(world);
      expect([n, await world.left()]).toEqual([n, expected]);
    }
    expect(calls).toBeGreaterThan(20);
  });

  it('by a worker who was slow gives nothing back that another campaign holds by then', async () => {
    const world = await aRunning();
    const slow: (() => Promise<unknown>)[] = [];
    at(world, 'rounds.keepStops', async () => {
      await halt(world, 'stopped');
      world.watch.on = async (call, proceed) => {
        if (call === 'ledger.release') slow.push(proceed);
        return proceed();
      };
    });
    await sweepToTheEnd(world);
    expect(slow.length).toBeGreaterThan(0);
    for (const again of slow) await again();
    expect((await endOf(world)).held).toEqual(RETENTION);
  });
});
