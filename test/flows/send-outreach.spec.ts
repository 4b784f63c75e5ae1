import { beforeEach, describe, expect, it } from '@jest/globals';
import { Organisation } from '../../src/core/access/organisation.js';
import type { HandOver } from '../../src/flows/ports/channel.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';
import { anOffer } from '../builders/an-offer.js';
import { anOutreach } from '../builders/an-outreach.js';
import { FakeChannels } from '../fakes/fake-channel.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { DispatchScene, NOW, SceneLeases } from '../medium/dispatch-scene.js';

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const one = anOutreach();

describe('sending what is due', () => {
  let channels: FakeChannels;
  let scene: DispatchScene;
  beforeEach(() => {
    channels = new FakeChannels();
    scene = new DispatchScene(new FakeOutreachStore(), channels);
  });
  const send = () => scene.dispatcher().run(one.shard);

  it('hands over a rendered message under the outreach’s own key', async () => {
    scene.customerOf = (id) => aCustomer({ id, preference: { language: 'zh' } });
    scene.offer = anOffer({
      title: { 'zh-CN': '回归礼遇', en: 'Welcome back' },
      wording: { sms: { body: { 'zh-CN': ' {{ customerId }}：{{ offer.title }}\n', en: '-' } } },
    });
    await scene.plan(one);
    await expect(send()).resolves.toMatchObject({ sent: 1 });
    expect(channels.sms.sent).toEqual([
      {
        key: one.publicId,
        to: '+12025550123',
        locale: 'zh-CN',
        subject: null,
        body: 'c-1：回归礼遇',
        customerId: 'c-1',
        offerId: 'stay',
        runId: one.runId,
      },
    ]);
    await expect(scene.stateOf(one)).resolves.toBe('sent');
    await expect(scene.slotOf(one)).resolves.toBe('sent');
  });

  it.each([
    ['the words and the price of their node', 'N1', '本地价：¥109'],
    ['the offer’s own where the node says nothing', 'N2', '全省价：¥99'],
    ['the offer’s own to who belongs to no node', undefined, '全省价：¥99'],
  ])('tells a customer %s', async (_case, orgNode, body) => {
    const text = (zh: string) => ({ 'zh-CN': zh, en: '-' });
    const basic = orgNode === undefined ? {} : { orgNode };
    scene.customerOf = (id) => aCustomer({ id, basic, preference: { language: 'zh' } });
    const sms = (zh: string) => ({ sms: { body: text(`${zh}：{{ offer.price }}`) } });
    scene.offer = anOffer({
      id: 'stay',
      currency: 'CNY',
      price: { amount: 9_900, period: 'month' },
      wording: sms('全省价'),
    });
    scene.organisation = new Organisation([
      { code: 'P', level: 'province', parent: null, title: text('省') },
      { code: 'N1', level: 'local-network', parent: 'P', title: text('一') },
      { code: 'N2', level: 'local-network', parent: 'P', title: text('二') },
    ]);
    scene.localOffers = [{ offer: 'stay', orgNode: 'N1', price: 10_900, wording: sms('本地价') }];
    await scene.plan(one);
    await send();
    expect(channels.sms.sent.map((sent) => sent.body)).toEqual([body]);
  });

  it('sends nothing where the node has stopped offering it since', async () => {
    scene.customerOf = (id) => aCustomer({ id, basic: { orgNode: 'P' } });
    const title = { 'zh-CN': '省', en: 'Province' };
    scene.organisation = new Organisation([{ code: 'P', level: 'province', parent: null, title }]);
    scene.offer = anOffer({ id: 'stay' });
    scene.localOffers = [{ offer: 'stay', orgNode: 'P', offered: false }];
    await scene.plan(one);
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('cancelled OFFER_GONE:NOT_OFFERED_HERE');
    await expect(scene.slotOf(one)).resolves.toBe('released');
    expect(channels.sms.sent).toEqual([]);
  });

  it('sends what was decided on an event, which has no run', async () => {
    const told = anOutreach({ runId: 'event|e-1', event: 'e-1' });
    const orphan = anOutreach({ customerId: 'c-2', shard: told.shard });
    scene.run = null;
    await scene.plan(told, orphan);
    await expect(scene.dispatcher().run(told.shard)).resolves.toMatchObject({ sent: 1, cancelled: 1 });
    await expect(scene.stateOf(told)).resolves.toBe('sent');
    await expect(scene.stateOf(orphan)).resolves.toBe('cancelled RUN_STOPPED');
  });

  it('goes on until nothing is due, and leaves what is not', async () => {
    const due = Array.from({ length: 130 }, (_, index) => anOutreach({ customerId: `c-${index}`, shard: one.shard }));
    const later = anOutreach({ customerId: 'later', shard: one.shard, dueAt: minutes(1) });
    await scene.plan(...due, later);
    await expect(send()).resolves.toMatchObject({ sent: 130 });
    expect(new Set(channels.sms.sent.map(({ key }) => key)).size).toBe(130);
    await expect(scene.stateOf(later)).resolves.toBe('planned');
  });

  it('sends nothing the second time', async () => {
    await scene.plan(one);
    await send();
    await expect(send()).resolves.toMatchObject({ sent: 0 });
    expect(channels.sms.sent).toHaveLength(1);
  });

  it('leaves a shard alone that another one works on', async () => {
    const leases = new SceneLeases();
    await leases.take(`dispatch-${one.shard}`, 'another');
    await scene.plan(one);
    await expect(scene.dispatcher(leases).run(one.shard)).resolves.toMatchObject({ sent: 0 });
    await expect(scene.stateOf(one)).resolves.toBe('planned');
  });

  it.each<[string, (scene: DispatchScene) => void, string, string]>([
    ['a stopped run', (world) => (world.run = 'stopped'), 'cancelled RUN_STOPPED', 'released'],
    ['a stopped campaign', (world) => (world.campaign = 'stopped'), 'cancelled CAMPAIGN_STOPPED', 'released'],
    ['a paused campaign', (world) => (world.campaign = 'paused'), 'planned CAMPAIGN_PAUSED', 'reserved'],
    ['an expired outreach', (world) => world.clock.set(minutes(60 * 49)), 'expired TOO_LATE', 'released'],
    [
      'a withdrawn consent',
      (world) => (world.customerOf = (id) => aCustomer({ id, consents: [aConsent({ granted: false })] })),
      'cancelled CONSENT_WITHDRAWN',
      'released',
    ],
    ['a customer who is gone', (world) => (world.customerOf = () => null), 'cancelled CUSTOMER_GONE', 'released'],
    [
      'a missing number',
      (world) => (world.customerOf = (id) => aCustomer({ id, personal: { msisdn: '' } })),
      'failed NO_VALID_CONTACT',
      'released',
    ],
    [
      'quiet hours',
      (world) => (world.hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '12:00', to: '13:00' }]),
      'planned QUIET_HOURS',
      'reserved',
    ],
    [
      'a template that fails',
      (world) => (world.offer = anOffer({ wording: { sms: { body: { 'zh-CN': '{{ x }}', en: '{{ x }}' } } } })),
      'failed TEXT_NOT_RENDERED',
      'released',
    ],
  ])('hands over nothing for %s', async (_case, change, state, slot) => {
    change(scene);
    await scene.plan(one);
    await send();
    expect(channels.sms.sent).toEqual([]);
    await expect(scene.stateOf(one)).resolves.toBe(state);
    await expect(scene.slotOf(one)).resolves.toBe(slot);
  });

  it.each<[string, HandOver | Error, string, string]>([
    ['taken', { kind: 'taken', providerIds: ['p'] }, 'sent', 'sent'],
    ['refused', { kind: 'refused', reason: 'ESME_RINVDSTADR' }, 'failed PROVIDER_REFUSED:ESME_RINVDSTADR', 'released'],
    ['busy', { kind: 'busy', reason: 'ESME_RTHROTTLED' }, 'planned PROVIDER_BUSY:ESME_RTHROTTLED', 'reserved'],
    ['lost', new Error('someone@example.invalid: connection reset'), 'unknown ANSWER_LOST', 'sent'],
  ])('keeps the answer: %s', async (_case, answer, state, slot) => {
    channels.sms.answer = () => answer;
    await scene.plan(one);
    await send();
    await expect(scene.stateOf(one)).resolves.toBe(state);
    await expect(scene.slotOf(one)).resolves.toBe(slot);
  });

  it('tries a busy provider later and later, then gives the slot back', async () => {
    channels.sms.answer = () => ({ kind: 'busy', reason: 'NOT_BOUND' });
    await scene.plan(one);
    const dueAts: (Date | undefined)[] = [];
    for (const at of [0, 1, 6, 11]) {
      scene.clock.set(minutes(at));
      await send();
      dueAts.push((await scene.outreaches.find(one.id))?.dueAt);
    }
    expect(dueAts).toEqual([minutes(1), minutes(6), minutes(6), minutes(6)]);
    expect(channels.sms.sent).toHaveLength(3);
    await expect(scene.stateOf(one)).resolves.toBe('failed RETRIES_EXHAUSTED');
    await expect(scene.slotOf(one)).resolves.toBe('released');
  });

  it.each<[string, HandOver['kind'] | 'night']>([
    ['quiet hours', 'night'],
    ['a busy provider', 'busy'],
  ])('asks the caps again when %s put it off, and ends where they say no', async (_case, why) => {
    const day = { kind: 'rolling', unit: 'day', n: 1 } as const;
    const cap = { id: 'daily', scope: 'customer', unit: 'contact', filter: {}, window: day, max: 1 } as const;
    scene.caps = [{ ...cap, countAt: 'sent', exempt: [] }];
    if (why === 'night') scene.hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '12:00', to: '13:00' }];
    channels.sms.answer = () => ({ kind: 'busy', reason: 'NOT_BOUND' });
    const dueAt = minutes(24 * 60 + 0.5);
    const next = anOutreach({ runId: 'later|20261103T180000Z', shard: one.shard, dueAt });
    await scene.plan(one, next);
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('cancelled CAP_REACHED');
    expect([await scene.slotOf(one), await scene.slotOf(next)]).toEqual(['released', 'reserved']);
  });

  it.each([
    ['everything', { kind: 'all', of: null }, true],
    ['the channel', { kind: 'channel', of: 'sms' }, true],
    ['the campaign', { kind: 'campaign', of: one.campaignId }, true],
    ['the offer', { kind: 'offer', of: one.offerId }, true],
    ['another channel', { kind: 'channel', of: 'email' }, false],
  ] as const)('waits while an emergency stop of %s holds, if it is concerned', async (_case, scope, waits) => {
    await scene.stops.pull({ ...scope, by: 'ann', at: NOW, why: 'wrong price' });
    await scene.plan(one);
    await send();
    await expect(scene.stateOf(one)).resolves.toBe(waits ? 'planned STOPPED_FOR_NOW' : 'sent');
    await scene.stops.lift(scope);
    scene.clock.set(minutes(10));
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('sent');
  });

  it('asks the caps at the instant of hand-over, and counts there', async () => {
    const day = { kind: 'rolling', unit: 'day', n: 1 } as const;
    const cap = { id: 'daily', scope: 'customer', unit: 'contact', filter: {}, window: day, max: 1 } as const;
    scene.caps = [{ ...cap, countAt: 'sent', exempt: [] }];
    const next = anOutreach({ runId: 'later|20261103T180000Z', shard: one.shard, dueAt: minutes(24 * 60 + 30) });
    await scene.plan(one, next);
    scene.clock.set(minutes(20));
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('sent');
    const [row] = await scene.ledger.rowsOf(one.customerId);
    expect([row?.dueAt, row?.at]).toEqual([one.dueAt, minutes(20)]);
  });

  it('does not hand over what would be one too many by now', async () => {
    const day = { kind: 'rolling', unit: 'day', n: 1 } as const;
    const cap = { id: 'daily', scope: 'customer', unit: 'contact', filter: {}, window: day, max: 1 } as const;
    scene.caps = [{ ...cap, countAt: 'sent', exempt: [] }];
    const next = anOutreach({ runId: 'later|20261103T180000Z', shard: one.shard, dueAt: minutes(24 * 60 + 30) });
    await scene.plan(one, next);
    scene.clock.set(minutes(60));
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('cancelled CAP_REACHED');
    expect(channels.sms.sent).toEqual([]);
  });

  it('moves the place of what it puts off', async () => {
    scene.campaign = 'paused';
    await scene.plan(one);
    await send();
    const [row] = await scene.ledger.rowsOf(one.customerId);
    expect(row?.at).toEqual(minutes(10));
  });

  it('never sends again what may have been sent', async () => {
    channels.sms.answer = () => new Error('connection reset');
    await scene.plan(one);
    await send();
    scene.clock.set(minutes(60));
    await send();
    await scene.repair().run();
    await send();
    expect(channels.sms.sent).toHaveLength(1);
  });

  it('folds in a receipt that was quicker than the answer', async () => {
    channels.sms.answer = async () => {
      const receipt = { channel: 'sms', providerId: 'p1', status: 'failed', detail: 'UNDELIV:001', at: NOW } as const;
      await scene.recordReceipt().run(receipt);
      return { kind: 'taken', providerIds: ['p1'] };
    };
    await scene.plan(one);
    await send();
    await expect(scene.stateOf(one)).resolves.toBe('failed NOT_DELIVERED:UNDELIV:001');
    await expect(scene.slotOf(one)).resolves.toBe('released');
  });

  it('gives back no slot of what another dispatcher has taken over', async () => {
    scene.campaign = 'stopped';
    await scene.plan(one);
    const finish = scene.outreaches.finish.bind(scene.outreaches);
    scene.outreaches.finish = async (claimed, end) => finish({ ...claimed, token: 'an older one' }, end);
    await expect(send()).resolves.toMatchObject({ lost: 1, cancelled: 0 });
    await expect(scene.slotOf(one)).resolves.toBe('reserved');
  });

  it('gives a slot back after a crash between the end and that', async () => {
    scene.campaign = 'stopped';
    await scene.plan(one);
    const release = scene.ledger.release.bind(scene.ledger);
    scene.ledger.release = () => Promise.reject(new Error('the power went out'));
    await expect(send()).rejects.toThrow('the power went out');
    await expect(scene.slotOf(one)).resolves.toBe('reserved');
    scene.ledger.release = release;
    await expect(scene.repair().run()).resolves.toEqual({ returned: 0, unknown: 0, settled: 1 });
    await expect(scene.slotOf(one)).resolves.toBe('released');
    await expect(scene.repair().run()).resolves.toEqual({ returned: 0, unknown: 0, settled: 0 });
  });

  it('puts off nothing whose place is gone, and says that it was not the caps', async () => {
    scene.campaign = 'paused';
    await scene.plan(one);
    await scene.ledger.release(one.customerId, one.id, 'RUN_STOPPED');
    await expect(send()).resolves.toMatchObject({ cancelled: 1 });
    await expect(scene.stateOf(one)).resolves.toBe('cancelled PLACE_LOST');
  });

  it('tells what a channel threw by its class and code, and no more', async () => {
    const error = Object.assign(new TypeError('someone@example.invalid: no'), { code: 'ECONNRESET' });
    channels.sms.answer = () => error;
    await scene.plan(one);
    const report = await send();
    expect(report.faults).toEqual([{ channel: 'sms', name: 'TypeError', code: 'ECONNRESET' }]);
    expect(JSON.stringify(report)).not.toContain('someone');
  });

  it('lets the others go on when one meets a fault, and then says so', async () => {
    const rows = ['c-1', 'c-2', 'c-3'].map((customerId) => anOutreach({ customerId, shard: one.shard }));
    await scene.plan(...rows);
    const markSent = scene.ledger.markSent.bind(scene.ledger);
    scene.ledger.markSent = async (customerId, ...rest) => {
      if (customerId === 'c-2') throw new Error('the database is gone');
      await markSent(customerId, ...rest);
    };
    await expect(send()).rejects.toThrow('the database is gone');
    const states = await Promise.all(rows.map((row) => scene.stateOf(row)));
    expect(states).toEqual(['sent', 'handed', 'sent']);
  });
});

describe('receipts and repairs', () => {
  const receipt = { channel: 'sms', providerId: `p-${one.publicId}`, at: NOW } as const;

  it('note a delivery once, however often it is told', async () => {
    const scene = new DispatchScene(new FakeOutreachStore(), new FakeChannels());
    await scene.plan(one);
    await scene.dispatcher().run(one.shard);
    for (const _ of [1, 2]) {
      await scene.recordReceipt().run({ ...receipt, status: 'delivered', detail: 'DELIVRD:000' });
      await expect(scene.stateOf(one)).resolves.toBe('delivered');
      await expect(scene.slotOf(one)).resolves.toBe('delivered');
    }
  });

  it('count what a dead dispatcher handed over as sent, and return what it only claimed', async () => {
    const scene = new DispatchScene(new FakeOutreachStore(), new FakeChannels());
    const two = anOutreach({ customerId: 'c-2', shard: one.shard });
    await scene.plan(one, two);
    const [first] = await scene.outreaches.claimDue(one.shard, NOW, 2, 'dead', -1);
    if (first) await scene.outreaches.markHanded(first, NOW);
    await expect(scene.repair().run()).resolves.toEqual({ returned: 1, unknown: 1, settled: 1 });
    await expect(scene.stateOf(one)).resolves.toBe('unknown ANSWER_LOST');
    await expect(scene.slotOf(one)).resolves.toBe('sent');
    await expect(scene.stateOf(two)).resolves.toBe('planned');
  });
});
