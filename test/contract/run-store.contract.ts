import { describe, expect, it } from '@jest/globals';
import { chunkRanges } from '../../src/core/campaign/chunk-ranges.js';
import { NO_COUNTS, type Run } from '../../src/core/campaign/run.js';
import type { RunStep } from '../../src/core/campaign/run-step.js';
import type { ChunkDone, RunStore } from '../../src/flows/ports/run-store.js';
import { aRun } from '../builders/a-run.js';

/** A clock that a test moves. */
export type HandClock = { at: number; system(): Date; now(): Date };

export function aHandClock(): HandClock {
  const clock = {
    at: Date.parse('2026-03-01T10:00:00Z'),
    system: () => new Date(clock.at),
    now: () => new Date(clock.at),
  };
  return clock;
}

const LEASE = 30_000;
const COUNTED: ChunkDone = { counts: { evaluated: 10, matched: 3, refused: { CONSENT_MISSING: 2 }, scheduled: 1 } };
const ONE = { evaluated: 10, matched: 3, refused: { CONSENT_MISSING: 2 }, scheduled: 1 };

export function describeRunStore(name: string, make: () => Promise<{ store: RunStore; clock: HandClock }>): void {
  async function started(run: Run = aRun()) {
    const { store, clock } = await make();
    await store.start(run, chunkRanges(run.chunkCount, 1));
    return { store, clock, run };
  }

  async function complete(
    store: RunStore,
    run: Run,
    seq: number,
    step: RunStep = 'evaluate',
    done: ChunkDone = COUNTED,
  ) {
    const claim = await store.claimChunk(run.id, step, seq, `token-${seq}`, LEASE);
    if (!claim) throw new Error('the claim failed');
    await expect(store.completeChunk(claim, done)).resolves.toBe(true);
  }

  /** All that comes after the evaluation of a run in which nobody stands. */
  async function walkToTheEnd(store: RunStore, run: Run, seqs: readonly number[]) {
    await expect(store.advance(run.id)).resolves.toBe('allocate.0');
    await complete(store, run, seqs[0] ?? 0, 'allocate.0', { asked: false });
    await expect(store.advance(run.id)).resolves.toBe('conclude');
    for (const seq of seqs) await complete(store, run, seq, 'conclude', {});
    await expect(store.advance(run.id)).resolves.toBe('ended');
  }

  describe(`${name} keeps runs`, () => {
    it('answers a run as it was started', async () => {
      const { store, run } = await started();
      await expect(store.find(run.id)).resolves.toEqual(run);
      await expect(store.find('nobody')).resolves.toBeNull();
      await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });

    it('keeps the first of two starts, with its chunks', async () => {
      const { store, run } = await started();
      await expect(store.start({ ...run, startedBy: 'admin' }, chunkRanges(2, 1))).resolves.toEqual(run);
      await expect(store.start({ ...run, chunkCount: 5 }, chunkRanges(5, 1))).resolves.toEqual(run);
      await expect(store.stranded(10, [])).resolves.toHaveLength(2);
    });

    it('lists the newest first, of one campaign or of all', async () => {
      const { store, run } = await started();
      const later = aRun({ campaignId: 'welcome', startedAt: new Date('2026-03-02T10:00:00Z') });
      await store.start(later, chunkRanges(2, 1));
      await expect(store.list({ limit: 10 })).resolves.toEqual([later, run]);
      await expect(store.list({ limit: 1 })).resolves.toEqual([later]);
      await expect(store.list({ limit: 10, campaignId: 'retention' })).resolves.toEqual([run]);
    });

    it('lists those of a state, however many newer ones there are', async () => {
      const { store, run } = await started();
      const later = aRun({ campaignId: 'welcome', startedAt: new Date('2026-03-02T10:00:00Z') });
      await store.start(later, chunkRanges(2, 1));
      await store.stop(later.id);
      await expect(store.list({ limit: 1, state: 'evaluating' })).resolves.toEqual([run]);
    });

    it('tells whether a start came to its end', async () => {
      const { store, run } = await started();
      await expect(store.hasAllChunks(run)).resolves.toBe(true);
      await expect(store.hasAllChunks({ ...run, chunkCount: 3 })).resolves.toBe(false);
    });
  });

  describe(`${name} leases chunks`, () => {
    it('gives a chunk with its range to one worker only', async () => {
      const { store, run } = await started();
      const range = { from: 2 ** 31, to: 2 ** 32 };
      await expect(store.claimChunk(run.id, 'evaluate', 1, 'a', LEASE)).resolves.toEqual({
        runId: run.id,
        step: 'evaluate',
        seq: 1,
        range,
        token: 'a',
        faults: 0,
      });
      await expect(store.claimChunk(run.id, 'evaluate', 1, 'b', LEASE)).resolves.toBeNull();
      await expect(store.claimChunk(run.id, 'evaluate', 7, 'b', LEASE)).resolves.toBeNull();
    });

    it('gives it to another when the lease ran out, and the first has lost it', async () => {
      const { store, clock, run } = await started();
      const first = await store.claimChunk(run.id, 'evaluate', 0, 'a', LEASE);
      clock.at += LEASE;
      await expect(store.claimChunk(run.id, 'evaluate', 0, 'b', LEASE)).resolves.toMatchObject({ token: 'b' });
      if (!first) throw new Error('the first claim failed');
      await expect(store.renewChunk(first, LEASE)).resolves.toBe(false);
      await expect(store.completeChunk(first, { counts: ONE })).resolves.toBe(false);
    });

    it('lets its holder renew it', async () => {
      const { store, clock, run } = await started();
      const claim = await store.claimChunk(run.id, 'evaluate', 0, 'a', LEASE);
      if (!claim) throw new Error('the claim failed');
      clock.at += LEASE - 1;
      await expect(store.renewChunk(claim, LEASE)).resolves.toBe(true);
      clock.at += LEASE - 1;
      await expect(store.claimChunk(run.id, 'evaluate', 0, 'b', LEASE)).resolves.toBeNull();
    });

    it('counts attempts that end in a fault or with their worker, and no others', async () => {
      const { store, clock, run } = await started();
      const claimed = async (token: string) => {
        const claim = await store.claimChunk(run.id, 'evaluate', 0, token, LEASE);
        if (!claim) throw new Error('the claim failed');
        return claim;
      };
      await store.releaseChunk(await claimed('rests'), null);
      await store.releaseChunk(await claimed('throws'), { name: 'Error', code: null });
      await claimed('dies');
      clock.at += LEASE;
      const last = await claimed('last');
      expect(last.faults).toBe(2);
      await store.releaseChunk({ ...last, token: 'dies' }, null);
      await expect(store.renewChunk(last, LEASE)).resolves.toBe(true);
    });
  });

  describe(`${name} stops runs`, () => {
    it('lets their chunks be cleared and not completed, and closes what nobody began', async () => {
      const { store, clock, run } = await started();
      const claim = await store.claimChunk(run.id, 'evaluate', 0, 'a', LEASE);
      if (!claim) throw new Error('the claim failed');
      await expect(store.stop(run.id)).resolves.toBe(true);
      await expect(store.stop(run.id)).resolves.toBe(false);
      await expect(store.renewChunk(claim, LEASE)).resolves.toBe(false);
      await expect(store.completeChunk(claim, { counts: ONE })).resolves.toBe(false);
      await expect(store.claimChunk(run.id, 'evaluate', 1, 'b', LEASE)).resolves.toBeNull();
      await expect(store.stranded(10, [])).resolves.toEqual([]);
      clock.at += LEASE;
      await expect(store.stranded(10, [])).resolves.toEqual([{ runId: run.id, step: 'evaluate', seq: 0, attempt: 1 }]);
      const clearing = await store.claimChunk(run.id, 'evaluate', 0, 'b', LEASE);
      if (!clearing) throw new Error('the claim failed');
      await store.leaveChunk(clearing);
      clock.at += LEASE;
      await expect(store.stranded(10, [])).resolves.toEqual([]);
    });

    it('keeps the counts of what is done, and its end if it had one', async () => {
      const { store, clock, run } = await started();
      await complete(store, run, 0);
      const stoppedAt = clock.system();
      await store.stop(run.id);
      await expect(store.find(run.id)).resolves.toMatchObject({ state: 'stopped', counts: ONE, finishedAt: stoppedAt });
      const other = aRun({ campaignId: 'welcome', chunkCount: 1 });
      await store.start(other, chunkRanges(1, 1));
      await complete(store, other, 0);
      await walkToTheEnd(store, other, [0]);
      clock.at += LEASE;
      await expect(store.stop(other.id)).resolves.toBe(true);
      await expect(store.find(other.id)).resolves.toMatchObject({
        state: 'stopped',
        counts: ONE,
        finishedAt: stoppedAt,
      });
    });

    it('adds no chunk when they are stopped, and none when nobody knows them', async () => {
      const { store, run } = await started();
      await store.stop(run.id);
      await store.start(run, chunkRanges(2, 1));
      await expect(store.stranded(10, [])).resolves.toEqual([]);
      await expect(store.stop('nobody')).resolves.toBe(false);
    });
  });

  describe(`${name} leads runs step by step`, () => {
    it('only when every chunk is done, once, to the sum of their counts', async () => {
      const { store, run } = await started();
      await complete(store, run, 0);
      await expect(store.advance(run.id)).resolves.toBeNull();
      const atFirst = { step: 'evaluate', done: 1, failed: 0, total: 2, counts: ONE };
      await expect(store.progress(run.id)).resolves.toEqual(atFirst);
      await complete(store, run, 1);
      await walkToTheEnd(store, run, [0, 1]);
      await expect(store.advance(run.id)).resolves.toBeNull();
      const counts = { evaluated: 20, matched: 6, refused: { CONSENT_MISSING: 4 }, scheduled: 2 };
      await expect(store.find(run.id)).resolves.toMatchObject({ state: 'done', step: 'conclude', counts });
    });

    it('through as many rounds as ask for somebody', async () => {
      const { store, run } = await started();
      for (const seq of [0, 1]) await complete(store, run, seq);
      for (const round of [0, 1]) {
        await expect(store.advance(run.id)).resolves.toBe(`allocate.${round}`);
        const whole = { runId: run.id, step: `allocate.${round}`, seq: 0, attempt: 0 };
        await expect(store.openChunks(run.id)).resolves.toEqual([whole]);
        await expect(store.progress(run.id)).resolves.toMatchObject({ step: `allocate.${round}`, done: 0, total: 1 });
        await complete(store, run, 0, `allocate.${round}`, { asked: true });
        await expect(store.advance(run.id)).resolves.toBe(`reserve.${round}`);
        await expect(store.openChunks(run.id)).resolves.toHaveLength(2);
        for (const seq of [1, 0]) await complete(store, run, seq, `reserve.${round}`, {});
      }
      await expect(store.advance(run.id)).resolves.toBe('allocate.2');
      await complete(store, run, 0, 'allocate.2', { asked: false });
      await expect(store.advance(run.id)).resolves.toBe('conclude');
    });

    it('and gives a chunk out for the step it is at only', async () => {
      const { store, run } = await started();
      for (const seq of [0, 1]) await complete(store, run, seq);
      await store.advance(run.id);
      await expect(store.claimChunk(run.id, 'evaluate', 0, 'late', LEASE)).resolves.toBeNull();
      await expect(store.claimChunk(run.id, 'allocate.0', 1, 'other', LEASE)).resolves.toBeNull();
      await expect(store.claimChunk(run.id, 'allocate.0', 0, 'own', LEASE)).resolves.toMatchObject({ faults: 0 });
    });

    it('adds the counts of a later step to those of an earlier', async () => {
      const { store, run } = await started(aRun({ chunkCount: 1 }));
      await complete(store, run, 0);
      await store.advance(run.id);
      await complete(store, run, 0, 'allocate.0', { asked: false });
      await store.advance(run.id);
      const later = { evaluated: 0, matched: 0, refused: { CONSENT_MISSING: 1, CAP_REACHED: 1 }, scheduled: 4 };
      await complete(store, run, 0, 'conclude', { counts: later });
      await expect(store.advance(run.id)).resolves.toBe('ended');
      const counts = { ...ONE, refused: { CONSENT_MISSING: 3, CAP_REACHED: 1 }, scheduled: 5 };
      await expect(store.find(run.id)).resolves.toMatchObject({ counts });
    });

    it('to a failed end without the chunks that were given up, and with the others', async () => {
      const { store, run } = await started();
      const claim = await store.claimChunk(run.id, 'evaluate', 0, 'a', LEASE);
      if (!claim) throw new Error('the claim failed');
      await store.failChunk(claim, { name: 'TypeError', code: null });
      await expect(store.claimChunk(run.id, 'evaluate', 0, 'b', LEASE)).resolves.toBeNull();
      await expect(store.advance(run.id)).resolves.toBeNull();
      await complete(store, run, 1);
      await walkToTheEnd(store, run, [1]);
      await expect(store.progress(run.id)).resolves.toMatchObject({ done: 1, failed: 1, total: 2, counts: ONE });
      await expect(store.find(run.id)).resolves.toMatchObject({ state: 'failed', counts: ONE });
    });

    it('to a failed end at once where every chunk was given up', async () => {
      const { store, run } = await started(aRun({ chunkCount: 1 }));
      const claim = await store.claimChunk(run.id, 'evaluate', 0, 'a', LEASE);
      if (!claim) throw new Error('the claim failed');
      await store.failChunk(claim, { name: 'TypeError', code: null });
      await expect(store.advance(run.id)).resolves.toBe('ended');
      await expect(store.find(run.id)).resolves.toMatchObject({ state: 'failed', counts: NO_COUNTS });
    });

    it('opens what holds places to be cleared when it is stopped on the way, and not what is concluded', async () => {
      const { store, run } = await started();
      for (const seq of [0, 1]) await complete(store, run, seq);
      await store.advance(run.id);
      await complete(store, run, 0, 'allocate.0', { asked: true });
      await store.advance(run.id);
      for (const seq of [0, 1]) await complete(store, run, seq, 'reserve.0', {});
      await store.advance(run.id);
      await complete(store, run, 0, 'allocate.1', { asked: false });
      await store.advance(run.id);
      await complete(store, run, 1, 'conclude', {});
      await store.stop(run.id);
      const open = { runId: run.id, step: 'conclude', seq: 0, attempt: 0 };
      await expect(store.openChunks(run.id)).resolves.toEqual([open]);
      const clearing = await store.claimChunk(run.id, 'conclude', 0, 'c', LEASE);
      if (!clearing) throw new Error('the claim failed');
      await expect(store.completeChunk(clearing, {})).resolves.toBe(false);
      await store.leaveChunk(clearing);
      await expect(store.openChunks(run.id)).resolves.toEqual([]);
    });

    it('not where nobody knows them', async () => {
      const { store } = await make();
      await expect(store.advance('nobody')).resolves.toBeNull();
      const nothing = { step: 'evaluate', done: 0, failed: 0, total: 0, counts: NO_COUNTS };
      await expect(store.progress('nobody')).resolves.toEqual(nothing);
    });

    it('leaves campaigns out as a round said first, whoever says otherwise later, and tells of it', async () => {
      const { store, run } = await started();
      const out = (campaignId: string, round: number) => ({ campaignId, because: 'paused', round }) as const;
      await expect(store.leaveOut(run.id, 0, [])).resolves.toEqual([]);
      await expect(store.leaveOut(run.id, 0, [out('late', 0)])).resolves.toEqual([]);
      await expect(store.leaveOut(run.id, 1, [out('a', 1)])).resolves.toEqual([out('a', 1)]);
      await expect(store.leaveOut(run.id, 1, [out('b', 1)])).resolves.toEqual([out('a', 1)]);
      await expect(store.leaveOut(run.id, 2, [out('b', 2)])).resolves.toEqual([out('a', 1), out('b', 2)]);
      await expect(store.leaveOut(run.id, 1, [])).resolves.toEqual([out('a', 1)]);
      await expect(store.find(run.id)).resolves.toEqual({ ...run, leftOut: [out('a', 1), out('b', 2)] });
      await expect(store.leaveOut('nobody', 0, [out('a', 0)])).resolves.toEqual([]);
    });

    it('finds what waits or was given up, not what is done or worked on', async () => {
      const { store, clock, run } = await started(aRun({ chunkCount: 4 }));
      await complete(store, run, 0);
      await store.claimChunk(run.id, 'evaluate', 1, 'dead', LEASE);
      clock.at += LEASE;
      await store.claimChunk(run.id, 'evaluate', 2, 'alive', LEASE);
      await expect(store.stranded(10, [])).resolves.toEqual([
        { runId: run.id, step: 'evaluate', seq: 1, attempt: 1 },
        { runId: run.id, step: 'evaluate', seq: 3, attempt: 0 },
      ]);
      await expect(store.stranded(1, [])).resolves.toHaveLength(1);
      await expect(store.stranded(10, [run.id])).resolves.toEqual([]);
    });
  });
}
