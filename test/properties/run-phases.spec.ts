import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { Cap } from '../../src/core/policy/cap/cap.js';
import { aCap } from '../builders/a-contact-row.js';
import { aRival, aRunOfAll, HIGH, PRIZE, REACHABLE } from '../flows/all-campaigns.world.js';
import { aProcess, aWorld, LEASE, rule } from '../flows/run.world.js';

/** Several campaigns, scarce places, caps of customers and households, and arms, over a few people in a few chunks. */
type Case = {
  readonly people: readonly { readonly home: number | null; readonly mail: boolean; readonly stage: 'C' | 'D' }[];
  readonly chunks: number;
  readonly mails: number;
  readonly texts: number;
  readonly house: number;
  readonly own: number;
  readonly controlPct: number;
  readonly alwaysPct: number;
};

const CASE: fc.Arbitrary<Case> = fc.record({
  people: fc.array(
    fc.record({
      home: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      mail: fc.boolean(),
      stage: fc.constantFrom('C' as const, 'D' as const),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  chunks: fc.integer({ min: 1, max: 5 }),
  mails: fc.integer({ min: 0, max: 6 }),
  texts: fc.integer({ min: 0, max: 8 }),
  house: fc.integer({ min: 1, max: 2 }),
  own: fc.integer({ min: 1, max: 2 }),
  controlPct: fc.constantFrom(0, 30, 50),
  alwaysPct: fc.constantFrom(0, 20),
});

const title = PRIZE.title;
const versions = aProcess();

function capsOf({ house, own }: Case): readonly Cap[] {
  return [aCap({ id: 'own', max: own }), aCap({ id: 'house', scope: 'household', max: house })];
}

function peopleOf({ people }: Case): Readonly<Record<string, FactSheet>> {
  return Object.fromEntries(
    people.map(({ home, mail, stage }, index): [string, FactSheet] => [
      `p-${index}`,
      { ...REACHABLE, lifecycleStage: stage, contactEmail: mail, householdId: home === null ? null : `h-${home}` },
    ]),
  );
}

async function begun(one: Case) {
  const control = { sharePct: one.controlPct, version: '1' };
  const rivals = [
    aRival('rival', [rule('win', HIGH, 'prize', 'sms')], one.controlPct === 0 ? {} : { control }),
    aRival('stay', [rule('stay', HIGH, 'keep', 'sms')]),
  ];
  const of = aRunOfAll(rivals, one.chunks);
  const world = await aWorld(undefined, {
    ...{ of, also: rivals, offers: [PRIZE], people: peopleOf(one), caps: capsOf(one), versions, chunkAttempts: 1_000 },
    capacities: [
      { id: 'mails', title, limit: one.mails, takes: { email: 1 } },
      { id: 'texts', title, limit: one.texts, takes: { sms: 1 } },
    ],
    holdouts: {
      exempt: [],
      neverRotated: { version: '1', sharePct: one.alwaysPct },
      global: [],
      components: [],
      sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
    },
  });
  return { world, runId: of.id };
}

type Begun = Awaited<ReturnType<typeof begun>>;

/** What must be the same however the work was done: not in which order it was written down. */
async function cameTo({ world }: Begun) {
  const { decisions, outreach, contacts, run, refused, assigned } = await world.left();
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const held = contacts.map((rows) =>
    rows.filter(({ status }) => status !== 'released').map(({ outreachId }) => outreachId),
  );
  return { decisions: byId(decisions), outreach: byId(outreach), assigned: byId(assigned), run, refused, held };
}

async function inOrder(one: Case) {
  const whole = await begun(one);
  await whole.world.all();
  return cameTo(whole);
}

/** Workers take whatever is open, several at once; some die in the middle of a call, and their leases run out. */
async function anyhow(one: Case, picks: () => number) {
  const whole = await begun(one);
  const { world, runId } = whole;
  let deaths = 12;
  world.watch.on = async (_call, proceed) => {
    const luck = picks();
    for (let turn = luck % 4; turn > 0; turn -= 1) await Promise.resolve();
    if (deaths > 0 && luck % 23 === 0) {
      deaths -= 1;
      throw new Error('the power went out');
    }
    const answer = await proceed();
    if (deaths > 0 && luck % 29 === 0) {
      deaths -= 1;
      throw new Error('the power went out, afterwards');
    }
    return answer;
  };
  for (let turn = 0; turn < 400; turn += 1) {
    if ((await world.runs.find(runId))?.state !== 'evaluating') break;
    const open = [...(await world.runs.openChunks(runId))];
    if (open.length === 0) {
      world.clock.at += LEASE;
      await world.runs.advance(runId);
      continue;
    }
    const taken = Array.from({ length: 1 + (picks() % 3) }, () => open[picks() % open.length]);
    await Promise.allSettled(taken.map((ref) => ref && world.flow.run(runId, ref.step, ref.seq)));
  }
  world.watch.on = (_call, proceed) => proceed();
  return { came: await cameTo(whole), world };
}

it('the result of a run does not depend on which worker was faster, nor on who died', async () => {
  await fc.assert(
    fc.asyncProperty(CASE, fc.infiniteStream(fc.nat(10_000)), async (one, stream) => {
      const expected = await inOrder(one);
      expect(expected.run?.state).toBe('done');
      const { came } = await anyhow(one, () => stream.next().value ?? 0);
      expect(came).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('and no cap and no capacity is ever exceeded, and everybody who matched has one end', async () => {
  await fc.assert(
    fc.asyncProperty(CASE, async (one) => {
      const whole = await begun(one);
      await whole.world.all();
      const { outreach, run, decisions } = await cameTo(whole);
      const homes = Object.entries(peopleOf(one));
      const count = (match: (row: (typeof outreach)[number]) => boolean) => outreach.filter(match).length;
      expect(count(({ channel }) => channel === 'email')).toBeLessThanOrEqual(one.mails);
      expect(count(({ channel }) => channel === 'sms')).toBeLessThanOrEqual(one.texts);
      for (const home of ['h-0', 'h-1', 'h-2', 'h-3']) {
        const members = new Set(homes.filter(([, sheet]) => sheet.householdId === home).map(([id]) => id));
        expect(count(({ customerId }) => members.has(customerId))).toBeLessThanOrEqual(one.house);
      }
      const sent = outreach.map(({ customerId }) => customerId);
      expect(new Set(sent).size).toBe(sent.length);
      const refused = Object.values(run?.counts.refused ?? {}).reduce((sum, each) => sum + each, 0);
      expect([run?.counts.matched, refused + (run?.counts.scheduled ?? 0)]).toEqual([
        one.people.length,
        one.people.length,
      ]);
      for (const decision of decisions) await expect(whole.world.recorded.again(decision)).resolves.toEqual(decision);
    }),
    { numRuns: 40 },
  );
});
