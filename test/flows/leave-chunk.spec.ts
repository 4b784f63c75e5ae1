import { describe, expect, it } from '@jest/globals';
import type { CampaignState } from '../../src/core/campaign/campaign.js';
import { StopRun } from '../../src/flows/stop-run.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { aWorld, LEASE, RUN } from './decide-for-audience.world.js';

type World = Awaited<ReturnType<typeof aWorld>>;

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
  const rung: number[] = [];
  const chunks = async (_run: string, refs: readonly { readonly seq: number }[]) => {
    rung.push(...refs.map(({ seq }) => seq));
  };
  await new SweepRuns(world.runs, world.campaigns, { chunks } as never).run();
  for (const seq of rung) await world.flow.run(RUN.id, seq);
  return rung.length;
}

async function statusesOf(world: World): Promise<readonly string[]> {
  const { contacts } = await world.left();
  const own = contacts.flat().filter(({ runId }) => runId === RUN.id);
  return [...new Set(own.map(({ status, releasedBecause }) => `${status} ${releasedBecause ?? ''}`.trim()))];
}

describe('a run stopped under a worker', () => {
  it.each(['ledger.reserve', 'decisions.save', 'outreaches.plan', 'wakeUps.dispatch', 'runs.completeChunk'])(
    'at %s leaves no place reserved and nothing planned',
    async (call) => {
      const world = await aWorld();
      at(world, call, () => stop(world));
      await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
      const { outreach } = await world.left();
      expect(outreach.filter(({ state }) => state !== 'cancelled')).toEqual([]);
      expect(await statusesOf(world)).toEqual(['released RUN_STOPPED']);
      world.clock.at += LEASE;
      expect(await sweepAndWork(world)).toBe(0);
    },
  );

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
      await world.flow.run(RUN.id, 0).catch((error: unknown) => expect(error).toBe(CRASH));
      world.watch.on = (_call, proceed) => proceed();
      world.clock.at += LEASE;
      await sweepAndWork(world);
      expect([n, ...(await statusesOf(world))]).toEqual([n, 'released RUN_STOPPED']);
      expect(await sweepAndWork(world)).toBe(0);
    }
    expect(calls).toBeGreaterThan(5);
  });

  it('who had died before is cleared when its lease has run out', async () => {
    const world = await aWorld();
    world.watch.on = async (call, proceed) => {
      const answer = await proceed();
      if (call === 'decisions.save') world.watch.on = () => Promise.reject(CRASH);
      return answer;
    };
    await expect(world.flow.run(RUN.id, 0)).rejects.toBe(CRASH);
    world.watch.on = (_call, proceed) => proceed();
    await stop(world);
    expect(await sweepAndWork(world)).toBe(0);
    world.clock.at += LEASE;
    expect(await sweepAndWork(world)).toBe(1);
    expect(await statusesOf(world)).toEqual(['released RUN_STOPPED']);
  });
});

describe('a chunk that always fails', () => {
  async function failing(call: string): Promise<World> {
    const world = await aWorld();
    world.watch.on = (name, proceed) => (name === call ? Promise.reject(CRASH) : proceed());
    return world;
  }

  it('is tried again at once, and given up in the end with the places it took', async () => {
    const world = await failing('decisions.save');
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ failed: 0 });
      await expect(world.flow.run(RUN.id, 0)).rejects.toBe(CRASH);
    }
    await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ failed: 1, done: 0, total: 2 });
    expect(await statusesOf(world)).toEqual(['released CHUNK_FAILED']);
    await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
    world.watch.on = (_call, proceed) => proceed();
    await world.flow.run(RUN.id, 1);
    await expect(world.runs.find(RUN.id)).resolves.toMatchObject({ state: 'failed' });
  });

  it('keeps what was planned: that is sent', async () => {
    const world = await failing('decisions.countChunk');
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) await world.flow.run(RUN.id, 0).catch(() => undefined);
    const { outreach } = await world.left();
    expect(new Set(outreach.map(({ state }) => state))).toEqual(new Set(['planned']));
    expect(await statusesOf(world)).toEqual(['reserved']);
  });

  it('with its worker is given up too', async () => {
    const world = await aWorld();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await world.runs.claimChunk(RUN.id, 0, `dead-${attempt}`, LEASE);
      world.clock.at += LEASE;
    }
    await expect(world.flow.run(RUN.id, 0)).resolves.toBe('failed');
    await expect(world.runs.progress(RUN.id)).resolves.toMatchObject({ failed: 1 });
  });
});

describe('a campaign paused under a worker', () => {
  const change = (world: World, from: CampaignState, to: CampaignState) =>
    world.campaigns.change(RUN.campaignId, from, to);

  async function undisturbed() {
    const world = await aWorld();
    await world.all();
    return world.left();
  }

  it.each(['ledger.reserve', 'decisions.save'])('at %s rests until it is active again', async (call) => {
    const world = await aWorld();
    at(world, call, () => change(world, 'active', 'paused'));
    await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
    const paused = await world.left();
    expect(await sweepAndWork(world)).toBe(0);
    await expect(world.flow.run(RUN.id, 1)).resolves.toBe('skipped');
    expect(await world.left()).toEqual(paused);
    await change(world, 'paused', 'active');
    expect(await sweepAndWork(world)).toBe(2);
    expect(await world.left()).toEqual(await undisturbed());
  });

  it('has not failed, however often', async () => {
    const world = await aWorld();
    for (let times = 0; times < 2 * ATTEMPTS; times += 1) {
      at(world, 'ledger.reserve', () => change(world, 'active', 'paused'));
      await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
      await change(world, 'paused', 'active');
      world.watch.on = (_call, proceed) => proceed();
    }
    await world.all();
    expect(await world.left()).toEqual(await undisturbed());
  });

  it('is cleared when its run is stopped', async () => {
    const world = await aWorld();
    at(world, 'ledger.reserve', () => change(world, 'active', 'paused'));
    await world.flow.run(RUN.id, 0);
    await stop(world);
    expect(await sweepAndWork(world)).toBe(1);
    expect(await statusesOf(world)).toEqual(['released RUN_STOPPED']);
  });
});
