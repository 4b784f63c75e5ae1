import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/core/decision/decision.js';
import type { AuditFilter } from '../../src/flows/ports/run-audit.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { aWorld, CUSTOMERS, RUN } from './run.world.js';

type Options = Parameters<typeof aWorld>[1];

const MAILS = { id: 'mails', title: { 'zh-CN': '邮件', en: 'Mails' }, limit: 1, takes: { email: 1 } };
const EVERYBODY_OUT = {
  exempt: [],
  neverRotated: { version: '1', sharePct: 100 },
  global: [],
  components: [],
  sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
};

async function ended(options: Options = {}) {
  const world = await aWorld(undefined, options);
  await world.all();
  return world;
}

type World = Awaited<ReturnType<typeof ended>>;

async function listed<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of items) all.push(one);
  return all;
}

async function allOf({ recorded }: World, filter: AuditFilter = {}) {
  return listed(recorded.all(RUN.id, filter));
}

const endOf = ({ customerId, outcome }: Decision) =>
  `${customerId}: ${outcome.kind === 'refused' ? outcome.code : outcome.kind}`;

const matched = Object.keys(CUSTOMERS)
  .filter((id) => id.startsWith('gets-'))
  .sort();

describe('documents and entries are read as one', () => {
  it('everybody who matched is there once, by chunk', async () => {
    const all = await allOf(await ended());
    expect(all.map(({ decision }) => decision.customerId).sort()).toEqual(matched);
    expect(all.map(({ decision }) => decision.seq)).toEqual([...all.map(({ decision }) => decision.seq)].sort());
    const traces = Object.fromEntries(all.map(({ decision, trace }) => [decision.customerId, trace]));
    expect(traces).toMatchObject({ 'gets-keep': 'kept', 'gets-nothing-without-consent': 'recomputed' });
  });

  it('in pages, none twice and none left out, however small they are', async () => {
    const world = await ended();
    const whole = (await allOf(world)).map(({ decision }) => decision.id);
    for (const limit of [1, 2, 3, 100]) {
      const seen: string[] = [];
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const { items, next } = await world.recorded.page({ runId: RUN.id, after, limit });
        seen.push(...items.map(({ decision }) => decision.id));
        after = next ?? undefined;
      }
      expect(seen).toEqual(whole);
    }
  });

  it.each<[string, AuditFilter, readonly string[]]>([
    ['by outcome', { outcome: 'refused' }, ['gets-nothing-as-all-is-full', 'gets-nothing-without-consent']],
    ['by code', { code: 'CAP_REACHED' }, ['gets-nothing-as-all-is-full']],
    ['by both', { outcome: 'scheduled', code: 'CAP_REACHED' }, []],
    ['by a code that nobody ended with', { code: 'OUTRANKED' }, []],
  ])('are found %s', async (_case, filter, expected) => {
    const found = await allOf(await ended(), filter);
    expect(found.map(({ decision }) => decision.customerId).sort()).toEqual(expected);
  });

  it('of one customer, newest first', async () => {
    const { recorded } = await ended();
    const [one, ...others] = await recorded.ofCustomer('gets-nothing-as-all-is-full', 5);
    expect(others).toEqual([]);
    expect(one?.decision).toMatchObject({ runId: RUN.id, outcome: { kind: 'refused', code: 'CAP_REACHED' } });
    await expect(recorded.ofCustomer('is-not-asked-for', 5)).resolves.toEqual([]);
  });

  it('who is not decided for yet is not there, who left before anything was allotted is', async () => {
    const world = await aWorld();
    await world.all('conclude');
    const all = await allOf(world);
    expect(all.map(({ decision }) => endOf(decision))).toEqual(['gets-nothing-without-consent: CONSENT_WITHDRAWN']);
    await expect(allOf(world, { code: 'CAP_REACHED' })).resolves.toEqual([]);
    await expect(allOf(world, { outcome: 'scheduled' })).resolves.toEqual([]);
    await expect(world.recorded.find(RUN.id, 'gets-nothing-as-all-is-full')).resolves.toBeNull();
    const early = await world.recorded.find(RUN.id, 'gets-nothing-without-consent');
    await world.all();
    await expect(world.recorded.find(RUN.id, 'gets-nothing-without-consent')).resolves.toEqual(early);
  });

  it('of a chunk that was given up nobody is there, as none of it counts', async () => {
    const world = await aWorld(undefined, { chunkAttempts: 1 });
    await world.all('conclude');
    world.watch.on = (call, proceed) => (call === 'decisions.save' ? Promise.reject(new Error('gone')) : proceed());
    for (const { step, seq } of await world.runs.openChunks(RUN.id))
      await world.flow.run(RUN.id, step, seq).catch(() => null);
    const { counts, failed } = await world.runs.progress(RUN.id);
    expect([failed > 0, (await allOf(world)).length]).toEqual([true, counts.matched]);
  });
});

describe('what was decided is worked out again', () => {
  const CASES: readonly (readonly [string, Options])[] = [
    ['caps', {}],
    ['what is scarce', { capacities: [MAILS] }],
    ['a control', { holdouts: EVERYBODY_OUT }],
  ];

  it.each(CASES)('to the bit what the documents tell, under %s', async (_case, options) => {
    const world = await ended(options);
    const { decisions } = await world.left();
    expect(decisions.length).toBeGreaterThan(0);
    for (const decision of decisions) await expect(world.recorded.again(decision)).resolves.toEqual(decision);
  });

  it.each(CASES)('and of the others the same ends and entries that the run kept, under %s', async (_case, options) => {
    const world = await ended(options);
    const all = await allOf(world, { outcome: 'refused' });
    const { run, refused } = await world.left();
    const counts: Record<string, number> = {};
    for (const { decision } of all) {
      if (decision.outcome.kind === 'refused') counts[decision.outcome.code] = (counts[decision.outcome.code] ?? 0) + 1;
    }
    expect(counts).toEqual(run?.counts.refused);
    const rules = ['keep', 'thank'];
    const entries = all
      .filter(({ trace }) => trace === 'recomputed')
      .flatMap(({ decision: { customerId, candidates } }) =>
        candidates.map(({ ruleId, left }) => `${customerId}: ${rules.indexOf(ruleId)} ${left?.refusals[0]?.code}`),
      );
    const ids = new Set(all.filter(({ trace }) => trace === 'recomputed').map(({ decision }) => decision.customerId));
    expect(entries.sort()).toEqual(refused.filter((one) => ids.has(one.split(':')[0] ?? '')));
  });

  it('with the values of then: who was outbid, and what the cap held', async () => {
    const none = { ...MAILS, limit: 0 };
    const world = await ended({ capacities: [none] });
    const full = await world.recorded.find(RUN.id, 'gets-nothing-as-all-is-full');
    expect(full?.decision.candidates).toMatchObject([
      { ruleId: 'keep', score: 900, left: { stage: 'capacity', refusals: [{ component: 'mails', have: 0, need: 1 }] } },
      { ruleId: 'thank', score: 100, left: { stage: 'cap', refusals: [{ component: 'message', have: 1, need: 1 }] } },
    ]);
    expect(full?.decision.facts).toMatchObject({ arpuBand: 'HIGH' });
  });
});

describe('after 90 days', () => {
  it('without the facts only what the entries say is told, with the values that were kept', async () => {
    const world = await ended();
    const gone = world.audit({ copies: new FakeRunCopyStore() });
    const all = await listed(gone.all(RUN.id, {}));
    const whole = await allOf(world);
    expect(all.map(({ decision }) => endOf(decision))).toEqual(whole.map(({ decision }) => endOf(decision)));
    const full = await gone.find(RUN.id, 'gets-nothing-as-all-is-full');
    expect(full?.trace).toBe('entries');
    expect(full?.decision.candidates[0]?.left?.refusals).toMatchObject([{ code: 'CAP_REACHED', have: 1, need: 1 }]);
    const silent = await gone.find(RUN.id, 'gets-nothing-without-consent');
    expect(silent?.decision.candidates[0]).toMatchObject({
      score: null,
      left: { refusals: [{ have: null, need: null }] },
    });
  });

  it('documents stay, and a page says that nobody knows of the others', async () => {
    const world = await ended();
    world.refusals.expire();
    const { items, expired } = await world.recorded.page({ runId: RUN.id, after: null, limit: 50 });
    expect([items.length, expired]).toEqual([5, true]);
    await expect(world.recorded.find(RUN.id, 'gets-nothing-without-consent')).resolves.toBeNull();
  });
});
