import { describe, expect, it } from '@jest/globals';
import { aProcess, aWorld, CUSTOMERS, LEASE, RUN } from './decide-for-audience.world.js';

const CRASH = new Error('the power went out');

async function undisturbed() {
  const world = await aWorld();
  await world.all();
  return world.left();
}

describe('a run over an audience', () => {
  it('decides on everybody who matched, and leaves a reason where it did not schedule', async () => {
    const { decisions } = await undisturbed();
    const ends = decisions.map(({ customerId, outcome }) =>
      outcome.kind === 'scheduled' ? `${customerId}: ${outcome.planned.ruleId}` : `${customerId}: ${outcome.code}`,
    );
    expect(ends.sort()).toEqual([
      'gets-keep-too: keep',
      'gets-keep: keep',
      'gets-nothing-as-all-is-full: CAP_REACHED',
      'gets-nothing-without-consent: CONSENT_MISSING',
      'gets-thank-as-it-is-stage-c: thank',
      'gets-thank-as-mail-is-full: thank',
      'gets-thank-without-consent-to-mail: thank',
    ]);
  });

  it('plans what it scheduled, in the customer’s waking hours, and reserved for each', async () => {
    const { outreach, contacts, shards } = await undisturbed();
    expect(outreach).toHaveLength(5);
    expect(new Set(outreach.map(({ dueAt }) => dueAt.toISOString()))).toEqual(new Set(['2026-11-02T23:00:00.000Z']));
    const reserved = contacts.flat().filter(({ runId }) => runId === RUN.id);
    expect(reserved.map(({ outreachId }) => outreachId).sort()).toEqual(outreach.map(({ id }) => id).sort());
    expect(shards).toEqual([...new Set(outreach.map(({ shard }) => shard))].sort((a, b) => a - b));
  });

  it('ends the run with what is stored, counted', async () => {
    const { run } = await undisturbed();
    const counts = {
      evaluated: Object.keys(CUSTOMERS).length,
      matched: 7,
      refused: { CAP_REACHED: 1, CONSENT_MISSING: 1 },
      scheduled: 5,
    };
    expect(run).toEqual({ state: 'done', counts });
  });

  it('keeps the facts it saw with each decision', async () => {
    const { decisions } = await undisturbed();
    const one = decisions.find(({ customerId }) => customerId === 'gets-keep');
    const unknown = { consentCallListMarketing: null, preferredLanguage: null, currency: null };
    expect(one?.facts).toEqual({ ...CUSTOMERS['gets-keep'], ...unknown });
  });
});

it('a rule that asks for today has the day of the run’s cut-off, whenever it is worked off', async () => {
  const leavesToday = { all: [{ fact: 'exitDate', operator: 'withinLastDays', value: 0 }] };
  const world = await aWorld(leavesToday);
  await world.all();
  const { decisions } = await world.left();
  const thanked = decisions.filter(({ candidates }) => candidates.some(({ ruleId }) => ruleId === 'thank'));
  expect(thanked.map(({ customerId }) => customerId)).toEqual(['is-not-asked-for']);
});

it('runs of two versions in one process, at once, decide each by the version they began with', async () => {
  const low = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'LOW' }] };
  const alone = await aWorld(low);
  await alone.all();
  const versions = aProcess();
  const [old, now] = [await aWorld(undefined, { versions, number: 1 }), await aWorld(low, { versions, number: 2 })];
  await Promise.all([old.flow.run(RUN.id, 0), now.flow.run(RUN.id, 0)]);
  await Promise.all([now.flow.run(RUN.id, 1), old.flow.run(RUN.id, 1)]);
  expect(await old.left()).toEqual(await undisturbed());
  expect(await now.left()).toEqual(await alone.left());
  expect(await now.left()).not.toEqual(await old.left());
});

describe('a chunk run again', () => {
  it('changes nothing when it is done', async () => {
    const world = await aWorld();
    await world.all();
    const before = await world.left();
    await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
    expect(await world.left()).toEqual(before);
  });

  it('is left alone when the run was stopped, or when nobody knows the run', async () => {
    const world = await aWorld();
    await world.runs.stop(RUN.id);
    await expect(world.flow.run(RUN.id, 0)).resolves.toBe('skipped');
    await expect(world.flow.run('nobody', 0)).resolves.toBe('skipped');
    expect((await world.left()).decisions).toEqual([]);
  });

  it('sees the facts of the first attempt', async () => {
    const world = await aWorld();
    await world.copies.keep(RUN.id, 0, []);
    await world.copies.keep(RUN.id, 1, []);
    await world.all();
    expect((await world.left()).run?.counts.evaluated).toBe(0);
  });
});

describe('a worker that dies', () => {
  async function callsOf() {
    const calls: string[] = [];
    const world = await aWorld();
    world.watch.on = (call, proceed) => {
      calls.push(call);
      return proceed();
    };
    await world.all();
    return calls;
  }

  /** Runs both chunks; the n-th call dies, before or after it took effect, and so does every call after it. */
  async function dieAt(n: number, when: 'before' | 'after') {
    const world = await aWorld();
    let calls = 0;
    world.watch.on = async (_call, proceed) => {
      calls += 1;
      if (calls > n || (calls === n && when === 'before')) throw CRASH;
      const answer = await proceed();
      if (calls >= n) throw CRASH;
      return answer;
    };
    await expect(world.all()).rejects.toBe(CRASH);
    world.watch.on = (_call, proceed) => proceed();
    world.clock.at += LEASE;
    return world;
  }

  it('at any call leaves work that another ends as if nothing had happened', async () => {
    const expected = await undisturbed();
    const calls = await callsOf();
    expect(calls.length).toBeGreaterThan(30);
    for (const when of ['before', 'after'] as const) {
      for (const [index, call] of calls.entries()) {
        const world = await dieAt(index + 1, when);
        await world.all();
        await world.runs.finishIfComplete(RUN.id);
        const left = await world.left();
        expect({ call, when, index, ...left }).toEqual({ call, when, index, ...expected });
      }
    }
  });
});

describe('two workers on one chunk', () => {
  it('the slower one loses its lease, and the end is the same', async () => {
    const expected = await undisturbed();
    const calls = ['ledger.reserve', 'decisions.save', 'decisions.ofChunk', 'outreaches.plan', 'runs.completeChunk'];
    for (const held of calls) {
      const world = await aWorld();
      const gate = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      world.watch.on = async (call, proceed) => {
        if (call === held) {
          world.watch.on = (_other, go) => go();
          reached.resolve();
          await gate.promise;
        }
        return proceed();
      };
      const slow = world.flow.run(RUN.id, 0);
      await reached.promise;
      world.clock.at += LEASE;
      await expect(world.flow.run(RUN.id, 0)).resolves.toBe('done');
      gate.resolve();
      await expect(slow).resolves.toBe('lost');
      await world.flow.run(RUN.id, 1);
      expect({ held, ...(await world.left()) }).toEqual({ held, ...expected });
    }
  });
});

describe('a rule that asks for contacts', () => {
  const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
  const few = (most: number) => ({ all: [HIGH, { fact: 'contacts28d', operator: 'lessThan', value: most }] });

  /** Whose contacts were read as facts, chunk by chunk. */
  async function aWatchedRun(thanked: unknown) {
    const world = await aWorld(thanked);
    const read: string[] = [];
    const { on } = world.watch;
    world.watch.on = (call, proceed) => on(call, proceed);
    const rowsOfAll = world.ledger.rowsOfAll.bind(world.ledger);
    world.ledger.rowsOfAll = async (ids) => {
      read.push(...ids);
      return rowsOfAll(ids);
    };
    return { world, read };
  }

  async function thankedBy({ left }: Awaited<ReturnType<typeof aWorld>>) {
    const { decisions } = await left();
    const thanked = decisions.filter(({ candidates }) => candidates.some(({ ruleId }) => ruleId === 'thank'));
    return thanked.map(({ customerId }) => customerId).sort();
  }

  it('is decided by what the ledger says, and reads only whom it can still change', async () => {
    const { world, read } = await aWatchedRun(few(1));
    await world.all();
    expect(await thankedBy(world)).toEqual([
      'gets-keep',
      'gets-keep-too',
      'gets-nothing-without-consent',
      'gets-thank-as-it-is-stage-c',
      'gets-thank-without-consent-to-mail',
    ]);
    expect(read.sort()).toEqual(
      Object.keys(CUSTOMERS)
        .filter((id) => CUSTOMERS[id]?.arpuBand === 'HIGH')
        .sort(),
    );
  });

  it('both sides of the mark', async () => {
    const { world } = await aWatchedRun(few(2));
    await world.all();
    expect(await thankedBy(world)).toContain('gets-thank-as-mail-is-full');
    expect(await thankedBy(world)).not.toContain('gets-nothing-as-all-is-full');
  });

  it('a retry sees what the first attempt read, though the run itself has made contacts since', async () => {
    const alone = await aWatchedRun(few(1));
    await alone.world.all();
    const { world, read } = await aWatchedRun(few(1));
    let saves = 0;
    world.watch.on = async (call, proceed) => {
      if (call === 'decisions.save' && saves++ === 0) throw CRASH;
      return proceed();
    };
    await world.all().catch(() => undefined);
    const before = read.length;
    world.clock.at += LEASE;
    await world.all();
    expect(read.length).toBeGreaterThanOrEqual(before);
    expect(new Set(read).size).toBe(read.length);
    expect((await world.left()).decisions).toEqual((await alone.world.left()).decisions);
  });
});
