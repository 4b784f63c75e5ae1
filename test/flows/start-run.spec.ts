import { describe, expect, it } from '@jest/globals';
import type { Campaign, CampaignState } from '../../src/core/campaign/campaign.js';
import type { LeftOut } from '../../src/core/campaign/halt/left-out.js';
import type { RunStep } from '../../src/core/campaign/run-step.js';
import { plannedOutreach } from '../../src/core/outreach/planned-outreach.js';
import { ChangeCampaign } from '../../src/flows/change-campaign.js';
import type { ChunkRef } from '../../src/flows/ports/run-store.js';
import { StartRun } from '../../src/flows/start-run.js';
import { StopRun } from '../../src/flows/stop-run.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aDecision } from '../builders/a-decision.js';
import { aHandClock } from '../contract/run-store.contract.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';

const NOW = new Date('2026-11-02T18:00:00.700Z');
const PLANNED = new Date('2026-11-02T18:00:00Z');
const RUN_ID = 'retention|20261102T180000Z';

function aWorld(state: CampaignState = 'active', customers = 7_043) {
  const clock = Object.assign(aHandClock(), { now: () => NOW });
  const runs = new FakeRunStore(clock);
  const outreaches = new FakeOutreachStore();
  const ledger = new FakeContactLedger();
  const audit = new FakeAuditLog();
  const rung: string[] = [];
  const size = { customers };
  const campaign: { now: Campaign } = {
    now: { id: 'retention', title: { 'zh-CN': '挽回', en: 'Retention' }, pack: 'p', state, createdAt: NOW },
  };
  const campaigns = {
    find: async (id: string) => (id === 'retention' ? campaign.now : null),
    list: async () => [campaign.now],
    change: async (_id: string, from: CampaignState, to: CampaignState) => {
      if (campaign.now.state !== from) return false;
      campaign.now = { ...campaign.now, state: to };
      return true;
    },
  };
  const packs = { newest: async (pack: string) => (pack === 'p' ? { pack, version: 3 } : null) };
  const wakeUps = {
    chunks: async (chunks: readonly ChunkRef[]) => {
      for (const { runId, step, seq, attempt } of chunks) rung.push(`${runId} ${step} ${seq} a${attempt}`);
    },
  };
  const frozen: string[] = [];
  const unreadable: { now: readonly LeftOut[] } = { now: [] };
  const frames = {
    freeze: async ({ id }: { readonly id: string }) => {
      frozen.push(id);
      return unreadable.now;
    },
  };
  const count = { count: async () => size.customers };
  const settings = { chunkCustomers: 2_000, leaseMs: 30_000, chunkAttempts: 5 };
  const start = new StartRun(
    campaigns as never,
    packs as never,
    count as never,
    runs,
    frames as never,
    wakeUps as never,
    audit,
    clock,
    settings,
    { policy: { operatorZone: 'Asia/Shanghai' } } as never,
  );
  const stop = new StopRun(runs, outreaches, ledger, audit, clock);
  const change = new ChangeCampaign(campaigns as never, runs, outreaches, ledger, audit, clock);
  const sweep = new SweepRuns(runs, campaigns as never, wakeUps as never);
  return {
    start,
    stop,
    change,
    sweep,
    runs,
    outreaches,
    ledger,
    audit,
    rung,
    frozen,
    unreadable,
    size,
    campaign,
    clock,
  };
}

type World = ReturnType<typeof aWorld>;

/** One contact of the run, reserved and planned. */
async function planOne({ outreaches, ledger }: World) {
  const row = plannedOutreach(aDecision(), (id) => `out_${id}`);
  if (!row) throw new Error('nothing planned');
  await ledger.reserve(aContactRow(), { caps: [], operatorZone: 'Asia/Shanghai' }, NOW);
  await outreaches.plan([row]);
  return row.id;
}

/** Completes the only chunk in these steps, but for what follows the last. */
async function walk({ runs }: World, ...steps: readonly RunStep[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    if (index > 0) await runs.advance(RUN_ID);
    const claim = await runs.claimChunk(RUN_ID, step, 0, 'token', 30_000);
    if (!claim) throw new Error(`the claim failed in ${step}`);
    await runs.completeChunk(claim, {});
  }
}

describe('starting a run', () => {
  it('freezes the newest rules, cuts the base and rings for every chunk', async () => {
    const world = aWorld();
    const run = await world.start.run({ campaignId: 'retention', by: 'marketer' });
    expect(run).toMatchObject({
      id: RUN_ID,
      cutOff: PLANNED,
      state: 'evaluating',
      ruleVersion: { pack: 'p', version: 3 },
      chunkCount: 4,
      startedBy: 'marketer',
    });
    expect(world.rung).toEqual([0, 1, 2, 3].map((seq) => `${RUN_ID} evaluate ${seq} a0`));
    expect(world.frozen).toEqual([RUN_ID]);
    expect(world.audit.entries).toMatchObject([{ actor: 'marketer', action: 'run.start', subject: RUN_ID }]);
  });

  it('twice for one planned instant is one run', async () => {
    const world = aWorld();
    const first = await world.start.run({ campaignId: 'retention', by: 'marketer', plannedAt: PLANNED });
    world.size.customers = 1;
    await expect(world.start.run({ campaignId: 'retention', by: 'admin', plannedAt: PLANNED })).resolves.toEqual(first);
    await expect(world.runs.stranded(100, [])).resolves.toHaveLength(4);
  });

  it('is not of an instant to come: its facts are not there yet', async () => {
    const { start } = aWorld();
    const plannedAt = new Date(PLANNED.getTime() + 1_000);
    const early = start.run({ campaignId: 'retention', by: 'marketer', plannedAt });
    await expect(early).rejects.toMatchObject({ code: 'INVALID_INPUT', problems: [{ code: 'PLANNED_TOO_EARLY' }] });
  });

  it('over nobody has one chunk, so that it ends', async () => {
    const { start } = aWorld('active', 0);
    await expect(start.run({ campaignId: 'retention', by: 'marketer' })).resolves.toMatchObject({ chunkCount: 1 });
  });

  it.each([
    ['a campaign nobody knows', 'active', 'nobody', 'NOT_FOUND', 'CAMPAIGN_NOT_FOUND'],
    ['a draft', 'draft', 'retention', 'WRONG_STATE', 'CAMPAIGN_NOT_ACTIVE'],
    ['a paused one', 'paused', 'retention', 'WRONG_STATE', 'CAMPAIGN_NOT_ACTIVE'],
    ['a stopped one', 'stopped', 'retention', 'WRONG_STATE', 'CAMPAIGN_NOT_ACTIVE'],
  ] as const)('of %s is refused', async (_case, state, campaignId, code, word) => {
    const world = aWorld(state);
    const refused = world.start.run({ campaignId, by: 'marketer' });
    await expect(refused).rejects.toMatchObject({ code, problems: [{ code: word }] });
    expect(world.rung).toEqual([]);
  });
});

describe('sweeping', () => {
  it('rings again for what nobody works on, and says which attempt it is', async () => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    await world.runs.claimChunk(RUN_ID, 'evaluate', 0, 'alive', 30_000);
    world.rung.length = 0;
    await expect(world.sweep.run()).resolves.toEqual({ rung: 3, finished: 0, filled: 0 });
    world.clock.at += 30_000;
    await world.sweep.run();
    expect(world.rung.at(-4)).toBe(`${RUN_ID} evaluate 0 a1`);
  });

  it('ends a run whose last worker died before it could', async () => {
    const world = aWorld('active', 1);
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    const claim = await world.runs.claimChunk(RUN_ID, 'evaluate', 0, 'token', 30_000);
    if (!claim) throw new Error('the claim failed');
    await world.runs.completeChunk(claim, {});
    await expect(world.sweep.run()).resolves.toEqual({ rung: 0, finished: 0, filled: 0 });
    expect(world.rung.at(-1)).toBe(`${RUN_ID} allocate.0 0 a0`);
    await walk(world, 'allocate.0', 'conclude');
    await expect(world.sweep.run()).resolves.toEqual({ rung: 0, finished: 1, filled: 0 });
    await expect(world.sweep.run()).resolves.toEqual({ rung: 0, finished: 0, filled: 0 });
  });

  it('adds the chunks of a run whose start died before it could', async () => {
    const world = aWorld();
    const run = await world.start.run({ campaignId: 'retention', by: 'marketer' });
    const other = aWorld();
    await other.runs.start(run, []);
    await expect(other.sweep.run()).resolves.toEqual({ rung: 0, finished: 0, filled: 1 });
    await expect(other.sweep.run()).resolves.toEqual({ rung: 4, finished: 0, filled: 0 });
  });
});

describe('sweeping many runs', () => {
  it('asks for those that are evaluated, and adds no chunk to one that has them all', async () => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    for (let seq = 0; seq < 4; seq += 1) await world.runs.claimChunk(RUN_ID, 'evaluate', seq, 'alive', 30_000);
    const asked: unknown[] = [];
    const [list, start] = [world.runs.list.bind(world.runs), world.runs.start.bind(world.runs)];
    world.runs.list = async (query) => {
      asked.push(query.state);
      return list(query);
    };
    world.runs.start = async (...args) => {
      asked.push('start');
      return start(...args);
    };
    await expect(world.sweep.run()).resolves.toEqual({ rung: 0, finished: 0, filled: 0 });
    expect(asked).toEqual(['evaluating']);
  });

  it('rings for none of a campaign that rests, until it is active again', async () => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    world.campaign.now = { ...world.campaign.now, state: 'paused' };
    await expect(world.sweep.run()).resolves.toMatchObject({ rung: 0 });
    world.campaign.now = { ...world.campaign.now, state: 'active' };
    await expect(world.sweep.run()).resolves.toMatchObject({ rung: 4 });
  });
});

describe('stopping', () => {
  it('a run cancels what is planned and gives its slots back; again is no harm', async () => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    const id = await planOne(world);
    const ask = { runId: RUN_ID, by: 'manager', reason: 'wrong offer' };
    await expect(world.stop.run(ask)).resolves.toEqual({ cancelled: 1 });
    await expect(world.stop.run(ask)).resolves.toEqual({ cancelled: 0 });
    await expect(world.runs.find(RUN_ID)).resolves.toMatchObject({ state: 'stopped' });
    await expect(world.outreaches.find(id)).resolves.toMatchObject({ state: 'cancelled', reason: 'RUN_STOPPED' });
    await expect(world.ledger.rowsOf('c-1')).resolves.toMatchObject([
      { status: 'released', releasedBecause: 'RUN_STOPPED' },
    ]);
    expect(world.audit.entries.at(-1)).toMatchObject({ action: 'run.stop', detail: { reason: 'wrong offer' } });
  });

  it('a run that is decided stops what is not sent yet', async () => {
    const world = aWorld('active', 1);
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    const claim = await world.runs.claimChunk(RUN_ID, 'evaluate', 0, 'token', 30_000);
    const counts = { evaluated: 1, matched: 1, refused: {}, scheduled: 1 };
    if (claim) await world.runs.completeChunk(claim, { counts });
    await world.runs.advance(RUN_ID);
    await walk(world, 'allocate.0', 'conclude');
    await world.runs.advance(RUN_ID);
    const id = await planOne(world);
    await expect(world.stop.run({ runId: RUN_ID, by: 'manager', reason: '' })).resolves.toEqual({ cancelled: 1 });
    await expect(world.runs.find(RUN_ID)).resolves.toMatchObject({ state: 'stopped', counts: { scheduled: 1 } });
    await expect(world.outreaches.find(id)).resolves.toMatchObject({ state: 'cancelled' });
  });

  /** Lets a call die before or after it took effect; answers how to mend it. */
  function breakCall(target: object, key: string, when: 'before' | 'after'): () => void {
    const whole = (Reflect.get(target, key) as (...args: unknown[]) => Promise<unknown>).bind(target);
    const broken = async (...args: unknown[]) => {
      if (when === 'after') await whole(...args);
      throw new Error('the power went out');
    };
    Object.assign(target, { [key]: broken });
    return () => Object.assign(target, { [key]: whole });
  }

  const stopRun = (world: World) => world.stop.run({ runId: RUN_ID, by: 'manager', reason: '' });
  const stopAll = (world: World) => world.change.run({ id: 'retention', to: 'stopped', by: 'manager', reason: '' });
  const rows = (['before', 'after'] as const).flatMap((when) => [
    ['a run', stopRun, 'cancelPlanned', when] as const,
    ['a run', stopRun, 'release', when] as const,
    ['a campaign', stopAll, 'cancelPlanned', when] as const,
    ['a campaign', stopAll, 'release', when] as const,
  ]);
  it.each(rows)('%s gives its slots back when asked again, though it died (%#)', async (_what, stop, key, when) => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    await planOne(world);
    const mend = breakCall(key === 'release' ? world.ledger : world.outreaches, key, when);
    await expect(stop(world)).rejects.toThrow('the power went out');
    mend();
    await stop(world);
    expect((await world.ledger.rowsOf('c-1')).map(({ status }) => status)).toEqual(['released']);
    await expect(world.outreaches.countByState(RUN_ID)).resolves.toMatchObject([{ state: 'cancelled', count: 1 }]);
  });

  it('a run nobody knows is refused', async () => {
    const refused = aWorld().stop.run({ runId: 'nobody', by: 'manager', reason: '' });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', problems: [{ code: 'RUN_NOT_FOUND' }] });
  });

  it('a campaign stops its runs and what they planned', async () => {
    const world = aWorld();
    await world.start.run({ campaignId: 'retention', by: 'marketer' });
    const id = await planOne(world);
    await world.change.run({ id: 'retention', to: 'stopped', by: 'manager', reason: 'complaints' });
    await expect(world.runs.find(RUN_ID)).resolves.toMatchObject({ state: 'stopped' });
    await expect(world.outreaches.find(id)).resolves.toMatchObject({ state: 'cancelled', reason: 'CAMPAIGN_STOPPED' });
  });
});

describe('changing a campaign', () => {
  it.each([
    ['draft', 'active'],
    ['active', 'paused'],
    ['paused', 'active'],
  ] as const)('%s to %s, on record', async (from, to) => {
    const world = aWorld(from);
    const changed = await world.change.run({ id: 'retention', to, by: 'marketer', reason: 'ready' });
    expect(changed.state).toBe(to);
    expect(world.campaign.now.state).toBe(to);
    expect(world.audit.entries).toMatchObject([{ action: 'campaign.change', detail: { from, to, reason: 'ready' } }]);
  });

  it.each([
    ['stopped', 'active', 'retention', 'WRONG_STATE', 'CAMPAIGN_CHANGE_NOT_ALLOWED'],
    ['draft', 'paused', 'retention', 'WRONG_STATE', 'CAMPAIGN_CHANGE_NOT_ALLOWED'],
    ['draft', 'active', 'nobody', 'NOT_FOUND', 'CAMPAIGN_NOT_FOUND'],
  ] as const)('%s to %s of %s is refused', async (from, to, id, code, word) => {
    const refused = aWorld(from).change.run({ id, to, by: 'marketer', reason: '' });
    await expect(refused).rejects.toMatchObject({ code, problems: [{ code: word }] });
  });
});
