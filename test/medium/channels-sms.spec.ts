import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import smpp, { type Pdu, type Server, type Session } from 'smpp';
import { SmsChannel } from '../../src/adapters/channels/sms.channel.js';
import { type SmscOptions, SmscSink } from '../../src/adapters/sinks/smsc-sink.js';
import type { OutgoingMessage, Receipt } from '../../src/flows/ports/channel.js';
import { FakeSinkStore } from '../fakes/fake-sink-store.js';
import { SceneClock } from './dispatch-scene.js';
import { eventually } from './eventually.js';

const MIXED = `潮位：尊敬的客户，您的合约即将到期。😀 ${'感谢您一路相伴，'.repeat(30)}`.slice(0, 200);

function aText(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    key: 'out_1',
    to: '+1 (202) 555-0123',
    locale: 'en',
    subject: null,
    body: 'Hello',
    customerId: 'c-1',
    offerId: 'o-1',
    runId: 'r-1',
    ...change,
  };
}

describe('SMS by SMPP', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const store = () => new FakeSinkStore();
  async function sink(kept: FakeSinkStore, change: Partial<SmscOptions> = {}): Promise<SmscSink> {
    const place = { host: '127.0.0.1', port: 0, user: 'tidemark', password: 'p@ss/1', receiptDelayMs: 1 };
    const started = await SmscSink.start(kept, { ...place, ...change });
    closing.push(() => started.close());
    return started;
  }

  function channel(url: string, from = 'Tidemark'): SmsChannel {
    const opened = new SmsChannel({ url, from }, new SceneClock());
    closing.push(() => opened.close());
    return opened;
  }

  /** An SMSC that binds everybody and does as the test says with what comes. */
  async function oddSmsc(onSubmit: (pdu: Pdu, session: Session, count: number) => void): Promise<string> {
    let count = 0;
    const server: Server = smpp.createServer((session) => {
      session.on('bind_transceiver', (pdu: Pdu) => session.send(pdu.response()));
      session.on('submit_sm', (pdu: Pdu) => onSubmit(pdu, session, ++count));
      session.on('error', () => session.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      for (const session of server.sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return `smpp://u:p@127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  it.each([
    ['a Chinese one of 200 letters, whole, in three parts', MIXED, 3, 'UCS-2'],
    ['an English one in one part', 'Hello {you} [€ 5] @home_1', 1, 'GSM 7-bit'],
    ['an English one in two', `${'Hello, here is a rather long text. '.repeat(5)}€`, 2, 'GSM 7-bit'],
  ])('carries %s, and every part is receipted', async (_case, body, parts, encoding) => {
    const kept = store();
    const smsc = await sink(kept);
    const sms = channel(smsc.url);
    const receipts: Receipt[] = [];
    sms.onReceipt(async (receipt) => void receipts.push(receipt));
    const answer = await sms.send(aText({ body }));
    expect(answer.kind).toBe('taken');
    expect(kept.messages).toEqual([
      expect.objectContaining({ from: 'Tidemark', to: '12025550123', body, parts, encoding, key: null }),
    ]);
    await eventually(() => receipts.length === parts && smsc.unacknowledged === 0);
    const ids = answer.kind === 'taken' ? answer.providerIds : [];
    expect(receipts.map(({ providerId }) => providerId).sort()).toEqual([...ids].sort());
    expect(receipts[0]).toMatchObject({ channel: 'sms', status: 'delivered', detail: 'DELIVRD:000' });
  });

  it('keeps many messages apart that are sent side by side', async () => {
    const kept = store();
    const sms = channel((await sink(kept)).url, '+86 10 5555 0100');
    const bodies = Array.from({ length: 40 }, (_, index) => `${index} ${MIXED}`);
    const answers = await Promise.all(bodies.map((body) => sms.send(aText({ body }))));
    expect(answers.every(({ kind }) => kind === 'taken')).toBe(true);
    expect(kept.messages.map(({ body }) => body).sort()).toEqual([...bodies].sort());
    expect(kept.messages[0]?.from).toBe('861055550100');
  });

  it.each([
    ['an address that is no number', { to: 'nobody' }, { kind: 'refused', reason: 'INVALID_NUMBER' }],
    ['a number the SMSC refuses', { to: '+10000000001' }, { kind: 'refused', reason: 'ESME_RINVDSTADR' }],
    ['a busy SMSC', { to: '+10000000002' }, { kind: 'busy', reason: 'ESME_RTHROTTLED' }],
    ['more text than parts can carry', { body: '潮'.repeat(67 * 256) }, { kind: 'refused', reason: 'TEXT_TOO_LONG' }],
  ])('says what became of %s', async (_case, change, expected) => {
    const outcomeOf = (number: string) =>
      number.endsWith('1') ? 'refused' : number.endsWith('2') ? 'throttled' : 'delivered';
    const smsc = await sink(store(), { outcomeOf });
    await expect(channel(smsc.url).send(aText(change))).resolves.toEqual(expected);
  });

  it('tells of a message that did not arrive', async () => {
    const smsc = await sink(store(), { outcomeOf: () => 'undeliverable' });
    const sms = channel(smsc.url);
    const receipts: Receipt[] = [];
    sms.onReceipt(async (receipt) => void receipts.push(receipt));
    await sms.send(aText());
    await eventually(() => receipts.length === 1);
    expect(receipts[0]).toMatchObject({ status: 'failed', detail: 'UNDELIV:001' });
  });

  it('is busy while no SMSC answers, and well again when one does', async () => {
    const place = createServer();
    await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
    const { port } = place.address() as { port: number };
    await new Promise((resolve) => place.close(resolve));
    const sms = channel(`smpp://tidemark:p%40ss%2F1@127.0.0.1:${port}`);
    await expect(sms.send(aText())).resolves.toEqual({ kind: 'busy', reason: 'NOT_BOUND' });
    await sink(store(), { port });
    await eventually(async () => (await sms.send(aText())).kind === 'taken');
  });

  it('is busy when the password is wrong', async () => {
    const { url } = await sink(store());
    const wrong = url.replace('p%40ss%2F1', 'guess');
    await expect(channel(wrong).send(aText())).resolves.toEqual({ kind: 'busy', reason: 'NOT_BOUND' });
  });

  it('does not know when the line drops before the answer', async () => {
    let submitted = 0;
    const url = await oddSmsc((_pdu, session) => {
      submitted += 1;
      session.destroy();
    });
    await expect(channel(url).send(aText())).rejects.toThrow('did not answer');
    expect(submitted).toBe(1);
  });

  it('tries a throttled later part again, because half a message is out', async () => {
    const url = await oddSmsc((pdu, session, count) => {
      const answer = count === 2 ? { command_status: 0x58 } : { message_id: `m${count}` };
      session.send(pdu.response(answer));
    });
    const body = '潮'.repeat(100);
    await expect(channel(url).send(aText({ body }))).resolves.toEqual({ kind: 'taken', providerIds: ['m1', 'm3'] });
  });

  it('does not know when only some parts were taken', async () => {
    const url = await oddSmsc((pdu, session, count) =>
      session.send(pdu.response(count === 1 ? { message_id: 'm1' } : { command_status: 0x0b })),
    );
    await expect(channel(url).send(aText({ body: '潮'.repeat(100) }))).rejects.toThrow('some parts');
  });

  it('acknowledges a receipt only once it is kept, and gets it again until then', async () => {
    const smsc = await sink(store());
    const sms = channel(smsc.url);
    let tries = 0;
    sms.onReceipt(async () => {
      tries += 1;
      if (tries === 1) throw new Error('the database is gone');
    });
    await sms.send(aText());
    await eventually(() => smsc.unacknowledged === 1 && tries === 1);
    await eventually(() => smsc.unacknowledged === 0);
    expect(tries).toBe(2);
  });

  it('gets after its return the receipts it was away for', async () => {
    const smsc = await sink(store(), { receiptDelayMs: 100 });
    const first = channel(smsc.url);
    const answer = await first.send(aText());
    await first.close();
    await eventually(() => smsc.unacknowledged === 1);
    const receipts: Receipt[] = [];
    channel(smsc.url).onReceipt(async (receipt) => void receipts.push(receipt));
    await eventually(() => smsc.unacknowledged === 0);
    expect(answer).toEqual({ kind: 'taken', providerIds: receipts.map(({ providerId }) => providerId) });
  });

  /** Messages taken whose receipts nobody has acknowledged. */
  async function owing(kept: FakeSinkStore, count: number): Promise<{ smsc: SmscSink; ids: readonly string[] }> {
    const smsc = await sink(kept, { receiptDelayMs: 20 });
    const sms = channel(smsc.url);
    sms.onReceipt(() => Promise.reject(new Error('the database is gone')));
    const answers = await Promise.all(Array.from({ length: count }, () => sms.send(aText())));
    await sms.close();
    return { smsc, ids: answers.flatMap((answer) => (answer.kind === 'taken' ? answer.providerIds : [])) };
  }

  it.each([
    ['was stopped', async (smsc: SmscSink) => smsc.close()],
    // What a process had in mind is gone with it; only the store is left.
    ['was killed', async () => undefined],
  ])('gets the receipts of an SMSC that %s from the one started after it', async (_case, end) => {
    const kept = store();
    const { smsc, ids } = await owing(kept, 3);
    await end(smsc);
    const again = await sink(kept);
    expect(again.unacknowledged).toBe(3);
    const receipts: Receipt[] = [];
    channel(again.url).onReceipt(async (receipt) => void receipts.push(receipt));
    await eventually(() => again.unacknowledged === 0 && kept.receipts.size === 0);
    expect(receipts.map(({ providerId }) => providerId).sort()).toEqual([...ids].sort());
  });

  it('gets a receipt twice when its acknowledgement was forgotten in a crash', async () => {
    const kept = store();
    const smsc = await sink(kept);
    kept.settle = () => Promise.reject(new Error('killed'));
    const seen: string[] = [];
    const take = async ({ providerId }: Receipt) => void seen.push(providerId);
    const first = channel(smsc.url);
    first.onReceipt(take);
    await first.send(aText());
    await eventually(() => smsc.unacknowledged === 0);
    await first.close();
    await smsc.close();
    channel((await sink(kept)).url).onReceipt(take);
    await eventually(() => seen.length === 2);
    expect(seen[0]).toBe(seen[1]);
  });

  it('has its receipt kept before it hears that the message was taken', async () => {
    const kept = store();
    const smsc = await sink(kept);
    kept.owe = () => Promise.reject(new Error('the disk is full'));
    await expect(channel(smsc.url).send(aText())).resolves.toEqual({ kind: 'busy', reason: 'ESME_RSYSERR' });
    expect(smsc.unacknowledged).toBe(0);
  });

  it('gets thousands of receipts within seconds, past some that it refuses', async () => {
    const kept = store();
    const at = new Date();
    const receipt = (index: number) => ({
      messageId: `m-${index}`,
      from: 'Tidemark',
      to: '12025550123',
      delivered: true,
      submittedAt: at,
      doneAt: at,
    });
    for (let index = 0; index < 5_000; index += 1) await kept.owe(receipt(index));
    const smsc = await sink(kept);
    const seen = new Set<string>();
    channel(smsc.url).onReceipt(async ({ providerId }) => {
      if (Number(providerId.slice(2)) < 150) throw new Error('not known yet');
      seen.add(providerId);
    });
    await eventually(() => seen.size === 4_850);
    await eventually(() => kept.receipts.size === 150);
  });

  it('comes back when the SMSC was started again', async () => {
    const kept = store();
    const smsc = await sink(kept);
    const sms = channel(smsc.url);
    await sms.send(aText({ body: 'before' }));
    const { port } = new URL(smsc.url);
    await smsc.close();
    await sink(kept, { port: Number(port) });
    const after = () => sms.send(aText({ body: 'after' })).catch(() => ({ kind: 'lost' }));
    await eventually(async () => (await after()).kind === 'taken');
    expect(kept.messages.map(({ body }) => body)).toEqual(['before', 'after']);
  });
});
