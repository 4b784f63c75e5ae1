import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../src/core/campaign/campaign.js';
import { FindDueRun } from '../../src/flows/find-due-run.js';
import { StartRun } from '../../src/flows/start-run.js';
import { aHandClock } from '../contract/run-store.contract.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';

const NIGHT = new Date('2026-11-02T18:00:00Z');
const RUN_ID = 'all|20261102T180000Z';
const nightly = { kind: 'nightly' } as const;

function aCampaign(id: string, change: Partial<Campaign> = {}): Campaign {
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  return { id, title, pack: `${id}-pack`, state: 'active', createdAt: new Date('2026-10-01T00:00:00Z'), ...change };
}

const packOf = async (pack: string) => (pack === 'gone-pack' ? null : { pack, version: 3 });

async function aWorld(...campaigns: readonly Campaign[]) {
  const time = { now: new Date(NIGHT.getTime() + 20_000) };
  const clock = Object.assign(aHandClock(), { now: () => time.now });
  const [runs, store] = [new FakeRunStore(clock), new FakeCampaignStore()];
  for (const campaign of campaigns) await store.insert(campaign);
  const runTimes = { nightlyAt: '02:00', catchUpHours: 6 };
  const rules = { policy: { operatorZone: 'Asia/Shanghai' }, runTimes } as never;
  const frozen: string[] = [];
  const start = new StartRun(
    ...[store, { newest: packOf } as never, { count: async () => 10 } as never],
    ...[
      runs,
      {
        freeze: async ({ id }: { readonly id: string }) => {
          frozen.push(id);
          return [];
        },
      } as never,
    ],
    ...[{ chunks: async () => undefined } as never, new FakeAuditLog(), clock],
    ...[{ chunkCustomers: 5, leaseMs: 30_000, chunkAttempts: 5 }, rules],
  );
  const find = new FindDueRun(store, runs, rules, clock);
  const tick = async () => {
    const due = await find.run();
    return due && (await start.run(due));
  };
  return { start, find, tick, runs, store, time, frozen };
}

describe('a tick', () => {
  it('starts all campaigns that are due in one run of the planned instant, whenever it comes', async () => {
    const monthly = { kind: 'monthly', day: 3 } as const;
    const world = await aWorld(
      aCampaign('nights', { schedule: nightly }),
      aCampaign('months', { schedule: monthly }),
      aCampaign('by-hand'),
      aCampaign('paused', { schedule: nightly, state: 'paused' }),
    );
    await expect(world.tick()).resolves.toMatchObject({
      id: RUN_ID,
      campaignId: 'all',
      plannedAt: NIGHT,
      startedBy: 'schedule',
      campaigns: [
        { campaignId: 'months', ruleVersion: { pack: 'months-pack', version: 3 } },
        { campaignId: 'nights', ruleVersion: { pack: 'nights-pack', version: 3 } },
      ],
    });
    expect(world.frozen).toEqual([RUN_ID]);
  });

  it('starts without who has no rules any more, and says so', async () => {
    const world = await aWorld(aCampaign('gone', { schedule: nightly }), aCampaign('nights', { schedule: nightly }));
    const run = await world.tick();
    expect(run?.campaigns?.map(({ campaignId }) => campaignId)).toEqual(['nights']);
    expect(run?.leftOut).toMatchObject([
      { campaignId: 'gone', because: 'unreadable', round: null, problems: [{ code: 'PACK_NOT_FOUND' }] },
    ]);
  });

  it('again, or by another, starts nothing', async () => {
    const world = await aWorld(aCampaign('nights', { schedule: nightly }));
    const [due, also] = [await world.find.run(), await world.find.run()];
    if (!due || !also) throw new Error('something is due');
    const [first, second] = await Promise.all([world.start.run(due), world.start.run(also)]);
    expect(second).toEqual(first);
    await expect(world.tick()).resolves.toBeNull();
    await expect(world.runs.list({ limit: 9 })).resolves.toHaveLength(1);
  });

  it.each([
    ['is caught up in the morning', 5, RUN_ID],
    ['is passed over in the afternoon', 7, undefined],
    ['of yesterday is not made up for beside today’s', 24, 'all|20261103T180000Z'],
  ])('that was missed %s', async (_case, hours, expected) => {
    const world = await aWorld(aCampaign('nights', { schedule: nightly }));
    world.time.now = new Date(NIGHT.getTime() + hours * 3_600_000);
    expect((await world.tick())?.id).toBe(expected);
  });

  it('finds nothing where no campaign runs by itself', async () => {
    await expect((await aWorld(aCampaign('by-hand'))).tick()).resolves.toBeNull();
  });
});

describe('by hand', () => {
  it('all that are due on the day run together, at once', async () => {
    const { start } = await aWorld(aCampaign('nights', { schedule: nightly }), aCampaign('by-hand'));
    const run = await start.run({ campaignId: 'all', by: 'marketer' });
    expect([run.id, run.campaigns?.map(({ campaignId }) => campaignId)]).toEqual(['all|20261102T180020Z', ['nights']]);
  });

  it('where none is due it says so', async () => {
    const { start } = await aWorld(aCampaign('by-hand'));
    const refused = start.run({ campaignId: 'all', by: 'marketer' });
    await expect(refused).rejects.toMatchObject({ code: 'WRONG_STATE', problems: [{ code: 'NO_CAMPAIGN_DUE' }] });
  });

  it('one campaign alone keeps its name', async () => {
    const { start } = await aWorld(aCampaign('nights', { schedule: nightly }));
    const run = await start.run({ campaignId: 'nights', by: 'marketer' });
    expect([run.id, run.campaigns]).toEqual(['nights|20261102T180020Z', undefined]);
  });
});
