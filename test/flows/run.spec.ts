import { describe, expect, it } from '@jest/globals';
import { aProcess, aWorld, CUSTOMERS, LEASE, RUN } from './run.world.js';

const CRASH = new Error('the power went out');

async function undisturbed() {
  const world = await aWorld();
  await world.all();
  return world.left();
}

describe('a run over an audience', () => {
  it('has a document for each winner, and an entry for every other candidate that matched', async () => {
    const { decisions, refused } = await undisturbed();
    const ends = decisions.map(({ customerId, outcome }) =>
      outcome.kind === 'scheduled'
        ? `${customerId}: ${outcome.planned.ruleId}`
        : `${customerId}: ${'code' in outcome ? outcome.code : outcome.kind}`,
    );
    expect(ends.sort()).toEqual([
      'gets-keep-too: keep',
      'gets-keep: keep',
      'gets-thank-as-it-is-stage-c: thank',
      'gets-thank-as-mail-is-full: thank',
      'gets-thank-without-consent-to-mail: thank',
    ]);
    expect(refused).toEqual([
      'gets-nothing-as-all-is-full: 0 CAP_REACHED',
      'gets-nothing-as-all-is-full: 1 CAP_REACHED',
      'gets-nothing-without-consent: 0 CONSENT_MISSING',
      'gets-nothing-without-consent: 1 CONSENT_WITHDRAWN',
      'gets-thank-without-consent-to-mail: 0 CONSENT_MISSING',
    ]);
  });

  it('tells of a winner’s other candidates where they left', async () => {
    const { decisions } = await undisturbed();
    const lefts = Object.fromEntries(
      decisions.map(({ customerId, candidates }) => [
        customerId,
        candidates.map(({ ruleId, left }) => `${ruleId} ${left?.refusals[0]?.code ?? 'won'}`),
      ]),
    );
    expect(lefts).toEqual({
      'gets-keep': ['keep won', 'thank OUTRANKED'],
      'gets-keep-too': ['keep won', 'thank OUTRANKED'],
      'gets-thank-as-it-is-stage-c': ['thank won'],
      'gets-thank-as-mail-is-full': ['keep CAP_REACHED', 'thank won'],
      'gets-thank-without-consent-to-mail': ['thank won', 'keep CONSENT_MISSING'],
    });
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
    expect(run?.state).toBe('done');
    expect(run?.counts).toMatchObject({ evaluated: Object.keys(CUSTOMERS).length, matched: 7, scheduled: 5 });
    const refused = Object.values(run?.counts.refused ?? {}).reduce((sum, count) => sum + count, 0);
    expect(refused).toBe(2);
  });

  it('keeps the facts it saw with each decision', async () => {
    const { decisions } = await undisturbed();
    const one = decisions.find(({ customerId }) => customerId === 'gets-keep');
    expect(one?.facts).toMatchObject({ ...CUSTOMERS['gets-keep'], currency: null });
  });
});

describe('a run in which something is scarce', () => {
  const places = (limit: number) => [
    { id: 'mails', title: { 'zh-CN': '邮件', en: 'Mails' }, limit, takes: { email: 1 } },
  ];

  it('gives the places to as many as there are, and the others their next', async () => {
    const world = await aWorld(undefined, { capacities: places(1) });
    await world.all();
    const { decisions } = await world.left();
    const mailed = decisions.filter(
      ({ outcome }) => outcome.kind === 'scheduled' && outcome.planned.channel === 'email',
    );
    expect(mailed).toHaveLength(1);
    const lost = decisions.flatMap(({ candidates }) => candidates.flatMap(({ left }) => left?.refusals ?? []));
    expect(lost).toContainEqual(expect.objectContaining({ code: 'CAPACITY_OUTBID', component: 'mails', have: 900 }));
  });

  it('says so to who has no next', async () => {
    const world = await aWorld(
      { all: [{ fact: 'arpuBand', operator: 'equal', value: 'LOW' }] },
      { capacities: places(0) },
    );
    await world.all();
    const { run, refused } = await world.left();
    expect(run?.counts.refused).toMatchObject({ CAPACITY_TOO_SMALL: 4 });
    expect(refused).toContain('gets-keep: 0 CAPACITY_TOO_SMALL');
  });
});

describe('a run with a control', () => {
  const everybodyOut = {
    exempt: [],
    neverRotated: { version: '1', sharePct: 100 },
    global: [],
    components: [],
    sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
  };

  it('sends a control nothing, and keeps what would have gone out, with the row of its arm', async () => {
    const world = await aWorld(undefined, { holdouts: everybodyOut });
    await world.all();
    const { decisions, outreach, assigned, contacts } = await world.left();
    expect(outreach).toEqual([]);
    expect(contacts.flat().filter(({ runId }) => runId === RUN.id)).toEqual([]);
    expect(decisions.map(({ outcome }) => outcome.kind === 'refused' && outcome.heldOut?.ruleId)).toContain('keep');
    expect(new Set(assigned.map(({ arm, eligibleAt }) => `${arm} ${eligibleAt.toISOString()}`))).toEqual(
      new Set([`control ${RUN.cutOff.toISOString()}`]),
    );
    expect(assigned).toHaveLength(6);
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
  await Promise.all([old.all(), now.all()]);
  expect(await old.left()).toEqual(await undisturbed());
  const numbered = (await now.left()).decisions.map(({ ruleVersion, ...one }) => ({
    ...one,
    version: ruleVersion.version,
  }));
  const before = (await alone.left()).decisions.map(({ ruleVersion: _own, ...one }) => ({ ...one, version: 2 }));
  expect(numbered).toEqual(before);
});

describe('a chunk run again', () => {
  it('changes nothing when it is done', async () => {
    const world = await aWorld();
    await world.all();
    const before = await world.left();
    await expect(world.flow.run(RUN.id, 'evaluate', 0)).resolves.toBe('skipped');
    await expect(world.flow.run(RUN.id, 'conclude', 0)).resolves.toBe('skipped');
    expect(await world.left()).toEqual(before);
  });

  it('is left alone when the run was stopped, or when nobody knows the run', async () => {
    const world = await aWorld();
    await world.runs.stop(RUN.id);
    await expect(world.flow.run(RUN.id, 'evaluate', 0)).resolves.toBe('skipped');
    await expect(world.flow.run('nobody', 'evaluate', 0)).resolves.toBe('skipped');
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

  /** Works the run off; the n-th call dies, before or after it took effect, and so does every call after it. */
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
    expect(calls.length).toBeGreaterThan(60);
    for (const when of ['before', 'after'] as const) {
      for (const [index, call] of calls.entries()) {
        const world = await dieAt(index + 1, when);
        // Who sweeps leads the run on where its last worker died before it could.
        while ((await world.runs.find(RUN.id))?.state === 'evaluating') {
          await world.all();
          await world.runs.advance(RUN.id);
        }
        const left = await world.left();
        expect({ call, when, index, ...left }).toEqual({ call, when, index, ...expected });
      }
    }
  });
});

describe('two workers on one chunk', () => {
  it.each([
    ['evaluate', 'copies.keep'],
    ['evaluate', 'refusals.keep'],
    ['evaluate', 'rounds.keepStanding'],
    ['allocate.0', 'rounds.keepAllotment'],
    ['reserve.0', 'ledger.reserve'],
    ['reserve.0', 'rounds.keepStops'],
    ['conclude', 'decisions.save'],
    ['conclude', 'outreaches.plan'],
    ['conclude', 'runs.completeChunk'],
  ] as const)('at %s, in %s: the slower one loses its lease, and the end is the same', async (step, held) => {
    const expected = await undisturbed();
    const world = await aWorld();
    await world.all(step);
    const [ref] = await world.runs.openChunks(RUN.id);
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
    const slow = world.flow.run(RUN.id, step, ref?.seq ?? 0);
    await reached.promise;
    world.clock.at += LEASE;
    await expect(world.flow.run(RUN.id, step, ref?.seq ?? 0)).resolves.toBe('done');
    gate.resolve();
    await expect(slow).resolves.not.toBe('done');
    await world.all();
    expect({ held, ...(await world.left()) }).toEqual({ held, ...expected });
  });
});
