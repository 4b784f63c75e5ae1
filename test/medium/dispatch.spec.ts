import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemChannels } from '../../src/adapters/channels/channels.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoLeases } from '../../src/adapters/mongo/lease.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { SmscSink } from '../../src/adapters/sinks/smsc-sink.js';
import { SmtpSink } from '../../src/adapters/sinks/smtp-sink.js';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';
import { anOffer } from '../builders/an-offer.js';
import { anOutreach } from '../builders/an-outreach.js';
import { testDatabase } from '../database.js';
import { FakeChannels } from '../fakes/fake-channel.js';
import { FakeSinkStore } from '../fakes/fake-sink-store.js';
import { DispatchScene, NOW, SceneClock } from './dispatch-scene.js';
import { eventually } from './eventually.js';

const HOST = '127.0.0.1';
const SHARD = 7;
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const chinese = `尊敬的客户，{{ offer.title }}。${'感谢您一路相伴，'.repeat(30)}`.slice(
  0,
  200 + '{{ offer.title }}'.length - 4,
);

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port;
}

/** The shortest bind_transceiver_resp: length, command, status, sequence number, an empty name. */
function bindAnswer(bind: Buffer): Buffer {
  const answer = Buffer.alloc(17);
  answer.writeUInt32BE(17, 0);
  answer.writeUInt32BE(0x8000_0009, 4);
  answer.writeUInt32BE(bind.readUInt32BE(12), 12);
  return answer;
}

const uri = testDatabase();
let connection: MongoConnection;
beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoOutreachStore.ensureIndexes(connection);
  await MongoLeases.ensureIndexes(connection);
});
afterAll(() => connection.close());

describe('the dispatcher on MongoDB, an SMSC and a mail server', () => {
  const closing: (() => Promise<unknown>)[] = [];
  let folder: string;
  beforeEach(async () => {
    const names = ['outreach', 'receipts', 'leases'];
    await Promise.all(names.map((name) => connection.collection(name).deleteMany({})));
    folder = await mkdtemp(join(tmpdir(), 'tidemark-dispatch-'));
    closing.push(() => rm(folder, { recursive: true }));
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function smsc(kept: FakeSinkStore): Promise<string> {
    const place = { host: HOST, port: 0, user: 'u', password: 'p', receiptDelayMs: 1 };
    const sink = await SmscSink.start(kept, place);
    closing.push(() => sink.close());
    return sink.url;
  }

  async function smtp(kept: FakeSinkStore): Promise<string> {
    const sink = await SmtpSink.start(kept, { host: HOST, port: 0 });
    closing.push(() => sink.close());
    return sink.url;
  }

  function sceneWith(urls: { smtpUrl?: string; smppUrl?: string }): DispatchScene {
    const settings = { mailFrom: 'Tidemark <no-reply@example.invalid>', smsFrom: 'Tidemark', ...urls };
    const channels = new SystemChannels(settings, folder, new SceneClock());
    closing.push(() => channels.close());
    const scene = new DispatchScene(new MongoOutreachStore(connection), channels, new MongoLeases(connection));
    channels.onReceipt((receipt) => scene.recordReceipt().run(receipt));
    return scene;
  }

  it('brings a Chinese SMS of 200 letters whole, and it is delivered when its receipts are in', async () => {
    const kept = new FakeSinkStore();
    const scene = sceneWith({ smppUrl: await smsc(kept) });
    scene.customerOf = (id) => aCustomer({ id, preference: { language: 'zh-CN' } });
    scene.offer = anOffer({
      title: { 'zh-CN': '回归礼遇', en: '-' },
      wording: { sms: { body: { 'zh-CN': chinese, en: '-' } } },
    });
    const row = anOutreach({ shard: SHARD });
    await scene.plan(row);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 1 });
    const [message] = kept.messages;
    expect([message?.body, message?.body.length, message?.parts]).toEqual([
      chinese.replace('{{ offer.title }}', '回归礼遇'),
      200,
      3,
    ]);
    await eventually(async () => (await scene.stateOf(row)) === 'delivered');
    await eventually(async () => (await scene.slotOf(row)) === 'delivered');
  });

  it('brings an English e-mail, which ends at accepted', async () => {
    const kept = new FakeSinkStore();
    const scene = sceneWith({ smtpUrl: await smtp(kept) });
    const row = anOutreach({ shard: SHARD, channel: 'email' });
    await scene.plan(row);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 1 });
    expect(kept.messages).toEqual([expect.objectContaining({ key: row.publicId, subject: 'Stay' })]);
    await expect(scene.stateOf(row)).resolves.toBe('sent');
  });

  it('writes a call list that only its owner reads, a line for each key', async () => {
    const scene = sceneWith({});
    scene.customerOf = (id) =>
      aCustomer({ id, consents: [aConsent({ channel: 'call-list' })], personal: { msisdn: '+12025550123' } });
    scene.offer = anOffer({ wording: { 'call-list': { body: { 'zh-CN': '-', en: '=1+1, "ask"\nthem' } } } });
    const rows = ['c-1', 'c-2'].map((customerId) => anOutreach({ shard: SHARD, channel: 'call-list', customerId }));
    await scene.plan(...rows);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 2 });
    const [name, ...others] = await readdir(join(folder, 'call-lists'));
    expect([name, others]).toEqual(['win-back_20261102T180000Z-2026-11-02.csv', []]);
    const file = join(folder, 'call-lists', String(name));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    const [header, ...lines] = text.split('\r\n');
    expect(header).toBe('\uFEFFkey,customer_id,number,offer_id,language,script,exported_at');
    const line = (row: Outreach) =>
      `${row.publicId},${row.customerId},+12025550123,stay,en,"'=1+1, ""ask""\nthem",2026-11-02T18:00:00.000Z`;
    expect(lines.sort()).toEqual(['', ...rows.map(line)].sort());
    for (const { publicId: key, customerId, runId } of rows) {
      const again = { key, customerId, runId, to: '1', locale: 'en', subject: null, body: '-', offerId: 'o' } as const;
      await expect(scene.channels.of('call-list').send(again)).resolves.toMatchObject({ kind: 'taken' });
    }
    await expect(readFile(file, 'utf8')).resolves.toBe(text);
  });

  it('waits for a server that is down and sends when it is there', async () => {
    const kept = new FakeSinkStore();
    const gone = await listening(createServer());
    const port = portOf(gone);
    await new Promise((resolve) => gone.close(resolve));
    const scene = sceneWith({ smtpUrl: `smtp://${HOST}:${port}` });
    const row = anOutreach({ shard: SHARD, channel: 'email' });
    await scene.plan(row);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ postponed: 1 });
    await expect(scene.stateOf(row)).resolves.toMatch(/^planned PROVIDER_BUSY:E/);
    const sink = await SmtpSink.start(kept, { host: HOST, port });
    closing.push(() => sink.close());
    scene.clock.set(minutes(1));
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 1 });
    expect(kept.messages).toHaveLength(1);
  });

  it('leaves what an SMSC took and did not answer unknown, and sends it no more', async () => {
    let submits = 0;
    const front = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (bind: Buffer) => {
        socket.write(bindAnswer(bind));
        socket.once('data', () => {
          submits += 1;
          socket.destroy();
        });
      });
    });
    const port = portOf(await listening(front));
    closing.push(() => new Promise((resolve) => front.close(resolve)));
    const scene = sceneWith({ smppUrl: `smpp://u:p@${HOST}:${port}` });
    const row = anOutreach({ shard: SHARD });
    await scene.plan(row);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ unknown: 1 });
    await expect(scene.stateOf(row)).resolves.toBe('unknown ANSWER_LOST');
    await expect(scene.slotOf(row)).resolves.toBe('sent');
    scene.clock.set(minutes(30));
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 0, unknown: 0 });
    expect(submits).toBe(1);
  });

  it('hands over each key once though dispatchers work side by side with no lease between them', async () => {
    const channels = new FakeChannels();
    const scene = new DispatchScene(new MongoOutreachStore(connection), channels);
    const rows = Array.from({ length: 600 }, (_, index) => anOutreach({ customerId: `c-${index}`, shard: SHARD }));
    await scene.plan(...rows);
    const alone = { take: async () => true, release: async () => undefined };
    const reports = await Promise.all([1, 2, 3].map(() => scene.dispatcher(alone).run(SHARD)));
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(rows.length);
    expect(channels.sms.sent).toHaveLength(rows.length);
    expect(new Set(channels.sms.sent.map(({ key }) => key)).size).toBe(rows.length);
    await expect(scene.outreaches.dueShards(minutes(60 * 99))).resolves.toEqual([]);
  });

  it('lets one dispatcher work on a shard at a time', async () => {
    const leases = new MongoLeases(connection);
    await expect(leases.take('dispatch-7', 'a', 60_000)).resolves.toBe(true);
    await expect(leases.take('dispatch-7', 'b', 60_000)).resolves.toBe(false);
    await expect(leases.take('dispatch-7', 'a', 60_000)).resolves.toBe(true);
    await leases.release('dispatch-7', 'b');
    await expect(leases.take('dispatch-7', 'b', 60_000)).resolves.toBe(false);
    await leases.release('dispatch-7', 'a');
    await expect(leases.take('dispatch-7', 'b', -1)).resolves.toBe(true);
    await expect(leases.take('dispatch-7', 'a', 60_000)).resolves.toBe(true);
    const many = await Promise.all(['c', 'd', 'e', 'f'].map((owner) => leases.take('dispatch-8', owner, 60_000)));
    expect(many.filter(Boolean)).toHaveLength(1);
  });

  it('sends later what a dispatcher claimed and died with, once', async () => {
    const channels = new FakeChannels();
    const scene = new DispatchScene(new MongoOutreachStore(connection), channels);
    const row = anOutreach({ shard: SHARD });
    await scene.plan(row);
    const [dead] = await scene.outreaches.claimDue(SHARD, NOW, 10, 'dead', -1);
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 0 });
    await expect(scene.repair().run()).resolves.toEqual({ returned: 1, unknown: 0, settled: 0 });
    await expect(scene.dispatcher().run(SHARD)).resolves.toMatchObject({ sent: 1 });
    expect(dead && (await scene.outreaches.markHanded(dead, NOW))).toBe(false);
    expect(channels.sms.sent).toHaveLength(1);
  });

  it('finds due rows and claims by their indexes', async () => {
    const scene = new DispatchScene(new MongoOutreachStore(connection), new FakeChannels());
    const rows = Array.from({ length: 300 }, (_, index) => anOutreach({ customerId: `c-${index}`, shard: SHARD }));
    await scene.plan(...rows);
    const outreach = connection.collection('outreach');
    const queries = [
      { shard: SHARD, open: 1, state: 'planned', dueAt: { $lte: NOW } },
      { 'claim.token': 'x', open: 1 },
      { open: 1, 'claim.until': { $lte: NOW }, state: 'handed' },
      { providerIds: 'x' },
    ];
    for (const query of queries) {
      const plan = JSON.stringify((await outreach.find(query).limit(1).explain()).queryPlanner.winningPlan);
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });
});
