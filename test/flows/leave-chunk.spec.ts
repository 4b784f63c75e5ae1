import { describe, expect, it } from '@jest/globals';
import type { CampaignState } from '../../src/core/campaign/campaign.js';
import { StopRun } from '../../src/flows/stop-run.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { aWorld, LEASE, RUN } from './run.world.js';

type World = Awaited<ReturnType<typeof aWorld>>;
type Ref = Parameters<World['flow']['run']>;

const CRASH = new Error('the power went out');
const ATTEMPTS = 5;
const stopping = (world: World) =>
  new StopRun(world.runs, world.outreaches, world.ledger, new FakeAuditLog(), world.clock);
const stop = (world: World) => stopping(world).run({ runId: RUN.id, by: 'manager', reason: 'wrong offer' });

/** Does something at the first of these calls, before it takes effect. */
function at(world: World, call: string, act: () => Promise<unknown>): void {
  world.watch.on = async (name, proceed) => {
    if (name !== call) return proceed();
    world.watch.on = (_other, go) => go();
    await act();
    return proceed();
  };
}

/** Sweeps, and works on what was rung for; how many chunks that were. */
async function sweepAndWork(world: World): Promise<number> {
  const rung: Ref[] = [];
  const chunks = async (refs: readonly { readonly step: Ref[1]; readonly seq: number }[]) => {
    rung.push(...refs.map(({ step, seq }): Ref => [RUN.id, step, seq]));
  };
  await new SweepRuns(world.runs, world.campaigns, { chunks } as never).run();
  for (const ref of rung) await world.flow.run(...ref);
  return rung.length;
}

/** Sweeps until there is nothing more to do; machine time goes on meanwhile. */
async function sweepToTheEnd(world: World): Promise<void> {
  for (let idle = 0; idle < 2; ) {
    world.clock.at += LEASE;
    idle = (await sweepAndWork(world)) === 0 ? idle + 1 : 0;
  }
}

async function statusesOf(world: World): Promise<readonly string[]> {
  const { contacts } = await world.left();
  const own = contacts.flat().filter(({ runId }) => runId === RUN.id);
  return [...new Set(own.map(({ status, releasedBecause }) => `${status} ${releasedBecause ?? ''}`.trim()))];
}

async function undisturbed() {
  const world = await aWorld();
  await world.all();
  return world.left();
}

describe('a run stopped under a worker', () => {
  it.each([
    'rounds.keepStanding',
    'rounds.keepAllotment',
    'ledger.reserve',
    'rounds.keepStops',
    'rounds.keepResult',
    'decisions.save',
    'outreaches.plan',
    'wakeUps.dispatch',
    'runs.completeChunk',
  ])('at %s leaves no place reserved and nothing planned', async (call) => {
    const world = await aWorld();
    at(world, call, () => stop(world));
    await world.all();
    await sweepToTheEnd(world);
    const { outreach, run } = await world.left();
    expect(run?.state).toBe('stopped');
    expect(outreach.filter(({ state }) => state !== 'cancelled')).toEqual([]);
    expect((await statusesOf(world)).filter((status) => status !== 'released RUN_STOPPED')).toEqual([]);
  });

  it('who then dies, at whatever call, is cleared after', async () => {
    let calls = 0;
    for (let n = 1; calls >= n - 1; n += 1) {
      const world = await aWorld();
      calls = 0;
      at(world, 'decisions.save', async () => {
        await stop(world);
        world.watch.on = async (_call, proceed) => {
          calls += 1;
          if (calls >= n) throw CRASH;
          return proceed();
        };
      });
      await world.all().catch((error: unknown) => expect(error).toBe(CRASH));
      world.watch.on = (_call, proceed) => proceed();
      await sweepToTheEnd(world);
      expect([n, ...(await statusesOf(world))]).toEqual([n, 'released RUN_STOPPED']);
    }
    expect(calls).toBeGreaterThan(5);
  });

  it('who had died before is cleared when its lease has run out', async () => {
    const world = await aWorld();
    world.watch.on = async (call, proceed) => {
      const answer = await proceed();
      if (call === 'ledger.reserve') world.watch.on = () => Promise.reject(CRASH);
      return answer;
    };
    await expect(world.all()).rejects.toBe(CRASH);
    world.watch.on = (_call, proceed) => proceed();
    await stop(world);
    await sweepToTheEnd(world);
    expect(await statusesOf(world)).toEqual(['released RUN_STOPPED']);
  });
});

describe('a chunk that always fails', () => {
  /** Works off all that is open, whatever it throws, until nothing is. */
  async function insist(world: World): Promise<void> {
    for (let tries = 0; tries < 10 * ATTEMPTS; tries += 1) await world.all().catch(() => undefined);
  }

  async function failing(call: string, seq: number): Promise<World> {
    const world = await aWorld();
    world.watch.on = (name, proceed) =>
      name === call && world.work.working === seq ? Promise.reject(CRASH) : proceed();
    return world;
  }

  it.each(['rounds.keepStanding', 'rounds.keepStops', 'decisions.save'])(
    'at %s is given up in the end with the places it took, and the others go on',
    async (call) => {
      const world = await failing(call, 0);
      await insist(world);
      world.watch.on = (_call, proceed) => proceed();
      await sweepToTheEnd(world);
      await expect(world.runs.find(RUN.id)).resolves.toMatchObject({ state: 'failed' });
      await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ failed: 1, done: 1 });
      const { outreach, contacts } = await world.left();
      const held = contacts.flat().filter(({ runId, status }) => runId === RUN.id && status === 'reserved');
      expect(held.map(({ outreachId }) => outreachId).sort()).toEqual(outreach.map(({ id }) => id).sort());
      expect(outreach.length).toBeGreaterThan(0);
    },
  );

  it('with its worker is given up too', async () => {
    const world = await aWorld();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await world.runs.claimChunk(RUN.id, 'evaluate', 0, `dead-${attempt}`, LEASE);
      world.clock.at += LEASE;
    }
    await expect(world.flow.run(RUN.id, 'evaluate', 0)).resolves.toBe('failed');
    await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ failed: 1 });
  });
});

describe('a campaign paused under a worker', () => {
  const change = (world: World, from: CampaignState, to: CampaignState) =>
    world.campaigns.change(RUN.campaignId, from, to);

  it.each(['rounds.keepStanding', 'ledger.reserve', 'decisions.save'])(
    'at %s rests until it is active again',
    async (call) => {
      const world = await aWorld();
      at(world, call, () => change(world, 'active', 'paused'));
      await world.once();
      const paused = await world.left();
      world.clock.at += LEASE;
      expect(await sweepAndWork(world)).toBe(0);
      expect(await world.left()).toEqual(paused);
      await change(world, 'paused', 'active');
      await sweepToTheEnd(world);
      expect(await world.left()).toEqual(await undisturbed());
    },
  );

  it('has not failed, however often', async () => {
    const world = await aWorld();
    await world.all('reserve.0');
    for (let times = 0; times < 2 * ATTEMPTS; times += 1) {
      at(world, 'ledger.reserve', () => change(world, 'active', 'paused'));
      await world.once();
      await change(world, 'paused', 'active');
      world.watch.on = (_call, proceed) => proceed();
    }
    await sweepToTheEnd(world);
    expect(await world.left()).toEqual(await undisturbed());
  });

  it('is cleared when its run is stopped', async () => {
    const world = await aWorld();
    at(world, 'ledger.reserve', () => change(world, 'active', 'paused'));
    await world.once();
    await stop(world);
    await sweepToTheEnd(world);
    expect((await statusesOf(world)).filter((status) => status !== 'released RUN_STOPPED')).toEqual([]);
  });
});
