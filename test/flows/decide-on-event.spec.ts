import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../builders/a-contact-row.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { anEventWorld } from './events.world.js';

type World = Awaited<ReturnType<typeof anEventWorld>>;

const CRASH = new Error('the power went out');
const ID = 'event|e-1|c-1';

/** Sweeps and works until nothing waits, as the worker's ticks do. */
async function sweepToTheEnd(world: World): Promise<void> {
  world.watch.on = (_call, proceed) => proceed();
  for (let turn = 0; turn < 5; turn += 1) {
    await world.sweep.run();
    await world.work();
  }
}

async function undisturbed() {
  const world = await anEventWorld();
  await world.tell();
  await world.work();
  return world.left();
}

async function decidedOn(world: World, id = ID) {
  await world.work();
  return world.decisions.find(id);
}

/** Contacts of the week on these channels. */
async function contacted(world: World, channels: readonly ('email' | 'sms')[]): Promise<void> {
  for (const channel of channels) {
    const row = aContactRow({
      ...{ channel, outreachId: `before|c-1|1|${channel}`, runId: `before-${channel}`, status: 'sent' },
      dueAt: new Date('2026-11-01T18:00:00Z'),
    });
    await world.ledger.reserve(row, { caps: [], operatorZone: 'UTC' }, row.dueAt);
  }
}

describe('an event', () => {
  it('is decided on by the campaigns that wait for it, and by no other', async () => {
    const world = await anEventWorld();
    await world.tell();
    expect(await decidedOn(world)).toMatchObject({
      ...{ id: ID, runId: 'event|e-1', customerId: 'c-1', campaignId: 'thanking', at: world.clock.now() },
      ruleVersion: { pack: 'waking', version: 1 },
      outcome: {
        kind: 'scheduled',
        planned: { ruleId: 'gift', offerId: 'gift', outreachId: `${ID}|1|email`, runnerUp: 'thank' },
      },
      candidates: [
        { ruleId: 'gift', rank: 1, left: null },
        { ruleId: 'thank', rank: 2, left: { stage: 'arbitration', refusals: [{ code: 'OUTRANKED' }] } },
      ],
      event: { id: 'e-1', kind: 'recharge', happenedAt: new Date('2026-11-02T17:59:00Z') },
    });
    const { outreach, held, assigned, waiting } = await world.left();
    expect(outreach).toMatchObject([{ id: `${ID}|1|email`, event: 'e-1', campaignId: 'thanking', state: 'planned' }]);
    expect(held).toMatchObject([{ outreachId: `${ID}|1|email`, status: 'reserved', ruleId: 'gift' }]);
    expect(assigned).toMatchObject([
      {
        id: 'thanking|c-1|event|e-1',
        ...{ arm: 'treated', eligibleAt: world.clock.now(), action: { channel: 'email', offerId: 'gift' } },
      },
    ]);
    expect([waiting, world.shards.size]).toEqual([[], 1]);
  });

  it('told again decides nothing again', async () => {
    const world = await anEventWorld();
    await world.tell();
    await world.work();
    const before = await world.left();
    world.clock.advance(60_000);
    await world.tell();
    await expect(world.flow.run('e-1')).resolves.toBe('idle');
    await sweepToTheEnd(world);
    expect(await world.left()).toEqual(before);
  });

  it('whose ring was lost is rung for by the sweep', async () => {
    const world = await anEventWorld();
    world.watch.on = async (call, proceed) => (call === 'wakeUps.events' ? Promise.reject(CRASH) : proceed());
    await expect(world.tell()).resolves.toMatchObject({ counted: 1 });
    expect(world.rung).toEqual([]);
    await sweepToTheEnd(world);
    expect(await world.decisions.find(ID)).toMatchObject({ outcome: { kind: 'scheduled' } });
  });

  it('of a customer who was merged away since is decided on for who answers for them', async () => {
    const world = await anEventWorld();
    await world.tell({ customerId: 'c-2' });
    world.customers.kept.delete('c-2');
    world.customers.gone.set('c-2', { mergedInto: 'c-1' });
    const made = await decidedOn(world, 'event|e-1|c-2');
    expect(made).toMatchObject({ customerId: 'c-1', outcome: { kind: 'scheduled' } });
  });

  it('of a customer who is no longer there leaves nothing', async () => {
    const world = await anEventWorld();
    await world.tell();
    world.sheets['c-1'] = null;
    await world.work();
    expect(await world.left()).toMatchObject({ decisions: [], held: [], waiting: [] });
  });
});

describe('comes to nothing', () => {
  it('where no active campaign waits for it', async () => {
    const world = await anEventWorld();
    await world.tell({ kind: 'payment' });
    const made = await decidedOn(world);
    expect(made).toMatchObject({ outcome: { kind: 'nothing', because: 'EVENT_UNHEARD' }, facts: {}, candidates: [] });
    await world.campaigns.change('thanking', 'active', 'paused');
    await world.tell({ id: 'e-2' });
    expect(await decidedOn(world, 'event|e-2|c-1')).toMatchObject({ outcome: { because: 'EVENT_UNHEARD' } });
  });

  it('where no rule is true of the customer, unknown being not true', async () => {
    const world = await anEventWorld();
    world.sheets['c-1'] = { ...world.sheets['c-1'], arpuBand: null };
    await world.tell();
    const made = await decidedOn(world);
    expect(made).toMatchObject({ outcome: { kind: 'nothing', because: 'EVENT_NO_RULE' }, facts: { arpuBand: null } });
  });

  it('an older event that is told after a newer one: it overwrites nothing', async () => {
    const world = await anEventWorld();
    await world.tell({ id: 'newer', kind: 'complaint-closed', about: 'bill', at: '2026-11-02T17:30:00Z' });
    await world.work();
    const before = await world.left();
    await world.tell({ id: 'older', kind: 'complaint-opened', about: 'bill', at: '2026-11-02T17:00:00Z' });
    const made = await decidedOn(world, 'event|older|c-1');
    expect(made).toMatchObject({ outcome: { kind: 'nothing', because: 'EVENT_OVERTAKEN', by: 'newer' } });
    const after = await world.left();
    expect([after.outreach, after.held, after.assigned]).toEqual([before.outreach, before.held, before.assigned]);
    expect(await world.events.countersOf('c-1')).toMatchObject({ open: { complaints: [] } });
  });

  it('what is told too late: it is counted, and nobody waits to decide on it', async () => {
    const world = await anEventWorld();
    await expect(world.tell({ at: '2026-11-01T17:00:00Z' })).resolves.toMatchObject({ counted: 1 });
    expect([world.rung, await world.desk.waiting(world.clock.system(), 10)]).toEqual([[], []]);
  });

  it('what was told in time and is decided too late', async () => {
    const world = await anEventWorld();
    await world.tell();
    world.clock.advance(25 * 3_600_000);
    expect(await decidedOn(world)).toMatchObject({ outcome: { kind: 'nothing', because: 'EVENT_TOO_OLD' } });
  });
});

describe('goes through the funnel of runs', () => {
  it.each<[string, (world: World) => unknown, string, string]>([
    [
      'no consent',
      (world) => {
        world.sheets['c-1'] = { ...world.sheets['c-1'], consentEmailMarketing: null, consentSmsMarketing: null };
      },
      'consent',
      'CONSENT_MISSING',
    ],
    [
      'an emergency stop',
      (world) =>
        world.stops.pull({ kind: 'all', of: null, by: 'ann', at: world.clock.now(), why: 'a wrong price' } as never),
      'emergency',
      'EMERGENCY_STOP',
    ],
    ['full caps', (world) => contacted(world, ['email']), 'cap', 'CAP_REACHED'],
  ])('%s stops both candidates, each with its reason', async (_case, given, stage, code) => {
    const world = await anEventWorld();
    await given(world);
    await world.tell();
    const made = await decidedOn(world);
    expect(made?.outcome).toMatchObject({ kind: 'refused', stage, code });
    expect(made?.candidates.map(({ ruleId, left }) => `${ruleId} ${left?.stage}`).sort()).toEqual([
      `gift ${stage}`,
      `thank ${stage}`,
    ]);
    expect((await world.left()).outreach).toEqual([]);
  });

  it('whom the caps stop gives way to the next', async () => {
    const { caps } = { caps: [{ id: 'mail', filter: { channels: ['email'] } }] };
    const world = await anEventWorld({
      caps: caps.map((one) => ({
        ...{ scope: 'customer', unit: 'contact', window: { kind: 'rolling', unit: 'day', n: 7 }, max: 1 },
        ...{ countAt: 'sent', exempt: [], ...one },
      })) as never,
    });
    await contacted(world, ['email']);
    await world.tell();
    const made = await decidedOn(world);
    expect(made).toMatchObject({
      outcome: { kind: 'scheduled', planned: { ruleId: 'thank', outreachId: `${ID}|1|sms` } },
      candidates: [
        { ruleId: 'gift', left: { stage: 'cap' } },
        { ruleId: 'thank', left: null },
      ],
    });
    expect((await world.left()).assigned).toHaveLength(1);
  });

  it('a control unit gets nothing, and its row is like that of the treated', async () => {
    const world = await anEventWorld({ holdouts: aHoldouts({ neverRotated: { version: '1', sharePct: 100 } }) });
    await world.tell();
    const made = await decidedOn(world);
    expect(made).toMatchObject({
      outcome: { kind: 'refused', stage: 'holdout', heldOut: { offerId: 'gift', campaignId: 'thanking' } },
    });
    const { assigned, held, outreach } = await world.left();
    expect(assigned).toMatchObject([{ arm: 'control', eligibleAt: world.clock.now(), action: { offerId: 'gift' } }]);
    expect([held, outreach]).toEqual([[], []]);
  });
});

describe('a worker that dies', () => {
  it.each(['before', 'after'])(
    '%s any call leaves an event that the next decides as the first would have',
    async (when) => {
      const whole = await undisturbed();
      let calls = Infinity;
      for (let n = 1; n <= calls; n += 1) {
        const world = await anEventWorld();
        await world.tell();
        let seen = 0;
        world.watch.on = async (_call, proceed) => {
          seen += 1;
          if (seen === n && when === 'before') throw CRASH;
          const answer = await proceed();
          if (seen === n) throw CRASH;
          return answer;
        };
        const end = await world.work().catch((error: unknown) => error);
        if (end === undefined) calls = seen;
        else expect(end).toBe(CRASH);
        world.clock.advance(7_000);
        await sweepToTheEnd(world);
        const { held, ...left } = await world.left();
        const { held: wholly, ...others } = whole;
        // Where the first attempt got no further than its beginning, it is the next that begins.
        const isFirst = left.decisions[0]?.at.getTime() === whole.decisions[0]?.at.getTime();
        if (isFirst) expect([n, left]).toEqual([n, others]);
        else
          expect([n, left.decisions.map(({ outcome }) => outcome.kind), left.outreach.length]).toEqual([
            n,
            ['scheduled'],
            1,
          ]);
        expect(held.map(({ outreachId, ruleId }) => [outreachId, ruleId])).toEqual(
          wholly.map(({ outreachId, ruleId }) => [outreachId, ruleId]),
        );
        expect(left.waiting).toEqual([]);
      }
      expect(calls).toBeGreaterThan(10);
    },
  );

  it('after it reserved gives the place back where nothing is true any more', async () => {
    const world = await anEventWorld();
    await world.tell();
    world.watch.on = (call, proceed) => (call === 'decisions.enter' ? Promise.reject(CRASH) : proceed());
    await expect(world.work()).rejects.toBe(CRASH);
    expect((await world.left()).held).toHaveLength(1);
    world.sheets['c-1'] = { ...world.sheets['c-1'], arpuBand: 'LOW' };
    await sweepToTheEnd(world);
    expect(await world.decisions.find(ID)).toMatchObject({ outcome: { because: 'EVENT_NO_RULE' } });
    expect((await world.left()).held).toEqual([]);
  });

  it('after it reserved for one candidate does not hold up another that is better now', async () => {
    const world = await anEventWorld();
    await world.tell();
    const sheet = world.sheets['c-1'] ?? {};
    world.sheets['c-1'] = { ...sheet, consentEmailMarketing: false };
    world.watch.on = (call, proceed) => (call === 'decisions.enter' ? Promise.reject(CRASH) : proceed());
    await expect(world.work()).rejects.toBe(CRASH);
    world.sheets['c-1'] = sheet;
    await sweepToTheEnd(world);
    expect(await world.decisions.find(ID)).toMatchObject({ outcome: { planned: { ruleId: 'gift' } } });
    expect((await world.left()).held.map(({ outreachId }) => outreachId)).toEqual([`${ID}|1|email`]);
  });
});

it('two workers with one event come to one decision, one place and one outreach', async () => {
  const whole = await undisturbed();
  for (let lag = 0; lag < 24; lag += 1) {
    const world = await anEventWorld();
    await world.tell();
    const second = (async () => {
      for (let turn = 0; turn < lag; turn += 1) await Promise.resolve();
      return world.flow.run('e-1');
    })();
    await Promise.all([world.flow.run('e-1'), second]);
    const { held, ...left } = await world.left();
    const { held: wholly, ...others } = whole;
    expect([lag, left]).toEqual([lag, others]);
    expect(held).toHaveLength(wholly.length);
  }
});
