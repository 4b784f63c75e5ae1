import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import type { Claimed, OutreachStore } from '../../src/flows/ports/outreach-store.js';
import { anOutreach } from '../builders/an-outreach.js';

const now = new Date('2026-11-02T18:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const LEASE = 60_000;
const OVER = -1;

/** What the dispatcher relies on; the fake and MongoDB must both keep it. */
export function describeOutreachStore(name: string, make: () => Promise<OutreachStore>): void {
  describe(`${name} keeps outreach`, () => {
    const one = anOutreach();
    let store: OutreachStore;
    beforeEach(async () => {
      store = await make();
    });
    const stateOf = async (outreach: Outreach) => (await store.find(outreach.id))?.state;

    async function claim(outreach: Outreach = one, leaseMs = LEASE): Promise<Claimed> {
      await store.plan([outreach]);
      const [claimed] = await store.claimDue(outreach.shard, now, 1, `token of ${outreach.id}`, leaseMs);
      if (!claimed) throw new Error('nothing was due');
      return claimed;
    }

    async function hand(outreach: Outreach = one, leaseMs = LEASE): Promise<Claimed> {
      const claimed = await claim(outreach, leaseMs);
      expect(await store.markHanded(claimed, now)).toBe(true);
      return claimed;
    }

    async function send(providerIds: readonly string[], outreach: Outreach = one): Promise<Claimed> {
      const claimed = await hand(outreach);
      await store.finish(claimed, { state: 'sent', reason: null, providerIds, at: now });
      return claimed;
    }

    it('plans once what is planned twice', async () => {
      await store.plan([one]);
      await store.plan([anOutreach({ dueAt: minutes(60) }), anOutreach({ customerId: 'c-2' })]);
      await expect(store.find(one.id)).resolves.toEqual(one);
      await expect(store.findPublic(one.publicId)).resolves.toEqual(one);
      await expect(stateOf(anOutreach({ customerId: 'c-2' }))).resolves.toBe('planned');
    });

    describe('claims', () => {
      it('go to one dispatcher only', async () => {
        const claimed = await claim();
        expect(claimed.outreach.state).toBe('claimed');
        await expect(store.claimDue(one.shard, now, 10, 'another', LEASE)).resolves.toEqual([]);
      });

      it('are of what is due, of the shard, in due order, and no more than asked for', async () => {
        const rows = [3, 1, 2].map((minute) =>
          anOutreach({ customerId: `c-${minute}`, shard: 7, dueAt: minutes(-minute) }),
        );
        const later = anOutreach({ customerId: 'later', shard: 7, dueAt: minutes(1) });
        const elsewhere = anOutreach({ customerId: 'elsewhere', shard: 8 });
        await store.plan([...rows, later, elsewhere]);
        const first = await store.claimDue(7, now, 2, 'first', LEASE);
        const second = await store.claimDue(7, now, 2, 'second', LEASE);
        expect(first.map(({ outreach }) => outreach.customerId)).toEqual(['c-3', 'c-2']);
        expect(second.map(({ outreach }) => outreach.customerId)).toEqual(['c-1']);
        await expect(stateOf(later)).resolves.toBe('planned');
      });

      it('that ran out go back to planned', async () => {
        await claim(one, OVER);
        await expect(store.repair()).resolves.toEqual({ returned: 1, unknown: 0 });
        await expect(store.find(one.id)).resolves.toEqual(one);
      });

      it('that were taken over hand nothing over', async () => {
        const lost = await claim(one, OVER);
        await store.repair();
        const [mine] = await store.claimDue(one.shard, now, 1, 'mine', LEASE);
        await expect(store.markHanded(lost, now)).resolves.toBe(false);
        await expect(store.postpone(lost, minutes(1), 'QUIET_HOURS')).resolves.toBe(false);
        await expect(store.finish(lost, { state: 'cancelled', reason: 'TOO_LATE', at: now })).resolves.toBeNull();
        expect(mine && (await store.markHanded(mine, now))).toBe(true);
      });
    });

    it('counts each hand-over, and hands over once a claim', async () => {
      const claimed = await hand();
      await expect(store.markHanded(claimed, now)).resolves.toBe(false);
      await expect(store.postpone(claimed, minutes(5), 'PROVIDER_BUSY')).resolves.toBe(true);
      const row = { ...one, attempt: 1, dueAt: minutes(5), reason: 'PROVIDER_BUSY' };
      await expect(store.find(one.id)).resolves.toEqual(row);
      await expect(store.claimDue(one.shard, now, 1, 'again', LEASE)).resolves.toEqual([]);
      await expect(store.claimDue(one.shard, minutes(5), 1, 'again', LEASE)).resolves.toHaveLength(1);
    });

    it('makes a hand-over without an answer unknown, for good', async () => {
      await hand(one, OVER);
      await expect(store.repair()).resolves.toEqual({ returned: 0, unknown: 1 });
      await expect(store.unsettled(10)).resolves.toMatchObject([{ id: one.id, state: 'unknown' }]);
      await expect(store.repair()).resolves.toEqual({ returned: 0, unknown: 0 });
      await expect(store.claimDue(one.shard, minutes(99), 1, 'again', LEASE)).resolves.toEqual([]);
    });

    it('lets a late answer settle an unknown, but never sends it again', async () => {
      const claimed = await hand(one, OVER);
      await store.repair();
      await expect(store.postpone(claimed, minutes(1), 'PROVIDER_BUSY')).resolves.toBe(false);
      const settled = await store.finish(claimed, { state: 'sent', reason: null, providerIds: ['p1'], at: now });
      expect(settled?.state).toBe('sent');
      await expect(store.recordReceipt('p1', 'delivered', 'DELIVRD:000', now)).resolves.toMatchObject({
        state: 'delivered',
      });
    });

    describe('receipts', () => {
      const receive = (id: string, status: 'delivered' | 'failed' = 'delivered') =>
        store.recordReceipt(id, status, status === 'failed' ? 'UNDELIV:001' : 'DELIVRD:000', now);

      it('make it delivered when the last part is', async () => {
        await send(['p1', 'p2']);
        await expect(receive('p1')).resolves.toBeNull();
        await expect(stateOf(one)).resolves.toBe('sent');
        await expect(receive('p2')).resolves.toMatchObject({ id: one.id, state: 'delivered' });
      });

      it('twice are once, and answer the same', async () => {
        await send(['p1', 'p2']);
        await receive('p1');
        await expect(receive('p1')).resolves.toBeNull();
        await receive('p2');
        await expect(receive('p2')).resolves.toMatchObject({ state: 'delivered' });
        await expect(stateOf(one)).resolves.toBe('delivered');
      });

      it('make it failed when one part is', async () => {
        await send(['p1', 'p2']);
        const failed = { id: one.id, state: 'failed', reason: 'NOT_DELIVERED:UNDELIV:001' };
        await expect(receive('p2', 'failed')).resolves.toMatchObject(failed);
        await expect(receive('p1')).resolves.toMatchObject(failed);
      });

      it('cannot undo a delivery', async () => {
        await send(['p1']);
        await receive('p1');
        await expect(receive('p1', 'failed')).resolves.toMatchObject({ state: 'delivered', reason: null });
      });

      it('that come before the answer are folded in with it', async () => {
        const claimed = await hand();
        await expect(receive('p1')).resolves.toBeNull();
        await expect(receive('p2')).resolves.toBeNull();
        const end = { state: 'sent', reason: null, providerIds: ['p1', 'p2'], at: now } as const;
        await expect(store.finish(claimed, end)).resolves.toMatchObject({ state: 'delivered' });
        await expect(stateOf(one)).resolves.toBe('delivered');
      });

      it('with odd ids are taken as texts', async () => {
        await send(['$state', '{"$gt":""}']);
        await receive('$state');
        await expect(stateOf(one)).resolves.toBe('sent');
        await receive('{"$gt":""}');
        await expect(stateOf(one)).resolves.toBe('delivered');
      });
    });

    it('names the shards that have something due', async () => {
      const later = anOutreach({ customerId: 'later', shard: 9, dueAt: minutes(1) });
      const due = [5, 3, 5].map((shard, index) => anOutreach({ customerId: `d-${index}`, shard }));
      await store.plan([later, ...due]);
      await store.claimDue(3, now, 10, 'token', LEASE);
      await expect(store.dueShards(now)).resolves.toEqual([5]);
    });

    it('cancels what is still planned of a run, and nothing else', async () => {
      const going = await claim();
      const waiting = ['w-1', 'w-2'].map((customerId) => anOutreach({ customerId, dueAt: minutes(5) }));
      const other = anOutreach({ customerId: 'w-3', runId: 'other|20261102T180000Z', dueAt: minutes(5) });
      await store.plan([...waiting, other]);
      const seen: string[] = [];
      const cancelled = await store.cancelPlanned(one.runId, 'RUN_STOPPED', async ({ customerId, state }) => {
        seen.push(`${customerId} ${state}`);
      });
      expect([cancelled, ...seen.sort()]).toEqual([2, 'w-1 planned', 'w-2 planned']);
      await expect(store.find(waiting[0]?.id ?? '')).resolves.toMatchObject({
        state: 'cancelled',
        reason: 'RUN_STOPPED',
      });
      await expect(stateOf(going.outreach)).resolves.toBe('claimed');
      await expect(stateOf(other)).resolves.toBe('planned');
      await expect(store.dueShards(minutes(60))).resolves.toEqual([other.shard]);
    });

    it('cancels what a campaign had planned on events, and nothing of its runs or of others', async () => {
      const told = anOutreach({ runId: 'event|e-1', event: 'e-1' });
      const others = [anOutreach(), anOutreach({ runId: 'event|e-2', event: 'e-2', campaignId: 'another' })];
      await store.plan([told, ...others]);
      const seen: string[] = [];
      const giveBack = async ({ id }: { readonly id: string }) => void seen.push(id);
      await expect(store.cancelPlanned({ onEventsBy: told.campaignId }, 'CAMPAIGN_STOPPED', giveBack)).resolves.toBe(1);
      expect(seen).toEqual([told.id]);
      await expect(store.find(told.id)).resolves.toMatchObject({ state: 'cancelled', event: 'e-1' });
      for (const other of others) await expect(stateOf(other)).resolves.toBe('planned');
    });

    it('cancels what one campaign of a run had planned, and nothing of the others or of its other runs', async () => {
      const runId = 'all|20261102T180000Z';
      const mine = anOutreach({ customerId: 'x-1', runId, campaignId: 'mine' });
      const others = [
        anOutreach({ customerId: 'x-2', runId, campaignId: 'other' }),
        anOutreach({ customerId: 'x-3', runId: 'all|20261103T180000Z', campaignId: 'mine' }),
      ];
      await store.plan([mine, ...others]);
      const wish = { runId, campaignId: 'mine' };
      await expect(store.cancelPlanned(wish, 'CAMPAIGN_STOPPED', async () => undefined)).resolves.toBe(1);
      await expect(stateOf(mine)).resolves.toBe('cancelled');
      for (const other of others) await expect(stateOf(other)).resolves.toBe('planned');
    });

    it('cancels nothing whose slot could not be given back, so that it is found when asked again', async () => {
      await store.plan([one]);
      const gone = async () => {
        throw new Error('the database is gone');
      };
      await expect(store.cancelPlanned(one.runId, 'RUN_STOPPED', gone)).rejects.toThrow('the database is gone');
      await expect(stateOf(one)).resolves.toBe('planned');
      await expect(store.cancelPlanned(one.runId, 'RUN_STOPPED', async () => undefined)).resolves.toBe(1);
      await expect(store.cancelPlanned(one.runId, 'RUN_STOPPED', async () => undefined)).resolves.toBe(0);
    });

    describe('what its slot has not followed', () => {
      it.each(['failed', 'expired', 'cancelled'] as const)('is found when it is %s, until it has', async (state) => {
        const ended = await store.finish(await claim(), { state, reason: 'TOO_LATE', at: now });
        await expect(store.unsettled(10)).resolves.toEqual([ended]);
        await store.settle({ ...one, state: 'sent' });
        await expect(store.unsettled(10)).resolves.toEqual([ended]);
        if (ended) await store.settle(ended);
        await expect(store.unsettled(10)).resolves.toEqual([]);
        await expect(store.find(one.id)).resolves.toEqual(ended);
      });

      it('is found when a receipt came before the answer, not when it was plainly sent', async () => {
        await send(['p1']);
        await expect(store.unsettled(10)).resolves.toEqual([]);
        const other = anOutreach({ customerId: 'c-2', shard: one.shard });
        await store.recordReceipt('p2', 'failed', 'UNDELIV:001', now);
        await send(['p2'], other);
        await expect(store.unsettled(10)).resolves.toMatchObject([{ id: other.id, state: 'failed' }]);
      });
    });

    it('tells a customer’s newest first, and counts a run by channel and state', async () => {
      await send(['p1'], anOutreach({ step: 1, dueAt: minutes(-2) }));
      await store.plan([
        anOutreach({ step: 2, dueAt: minutes(2) }),
        anOutreach({ step: 3, channel: 'email', dueAt: minutes(1) }),
        anOutreach({ step: 4, channel: 'email', dueAt: minutes(3) }),
      ]);
      const rows = await store.ofCustomer('c-1', 3);
      expect(rows.map(({ step }) => step)).toEqual([4, 2, 3]);
      const counts = await store.countByState(one.runId);
      expect(counts.map(({ channel, state, count }) => `${channel} ${state} ${count}`).sort()).toEqual([
        'email planned 2',
        'sms planned 1',
        'sms sent 1',
      ]);
    });
  });
}
