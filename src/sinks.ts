import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { MongoConnection } from './adapters/mongo/connection.js';
import { MongoSinkStore } from './adapters/mongo/sink.store.js';
import { SmscSink } from './adapters/sinks/smsc-sink.js';
import { SmtpSink } from './adapters/sinks/smtp-sink.js';
import { AesCipher } from './adapters/system/aes-cipher.js';
import { openPersonalDataKey } from './adapters/system/keys.js';
import { readConfig } from './config.js';

const IN_USE = new Set(['EADDRINUSE', 'EACCES']);

/** True for an address of this machine. A mail server elsewhere is the operator's own: we do not play it. */
async function isHere(hostname: string): Promise<boolean> {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found = await lookup(hostname, { all: true }).catch(() => []);
  return found.some(({ address }) => own.some((mine) => mine.address === address));
}

/** The place the senders were told, if it is ours to take: so a sink that is started again is found where it was. */
async function toldPlace(url: string | undefined): Promise<URL | null> {
  if (!url || !URL.canParse(url)) return null;
  const place = new URL(url);
  return place.port !== '' && (await isHere(place.hostname)) ? place : null;
}

/** On the place told if it is free, else on any free port. */
async function startAt<T>(place: URL | null, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(Number(place?.port ?? 0));
  } catch (error) {
    if (place === null || !IN_USE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return start(0);
  }
}

const config = readConfig(process.env);
const { mongodbUri } = config.servers;
if (!mongodbUri) throw new Error('MONGODB_URI is not set: the sinks keep what they receive in MongoDB');
const connection = await MongoConnection.open(mongodbUri);
await MongoSinkStore.ensureIndexes(connection);
const key = await openPersonalDataKey({
  dataDir: config.dataDir,
  given: config.keys.personalData,
  hasCustomers: async () => (await connection.collection('customers').estimatedDocumentCount()) > 0,
});
const store = new MongoSinkStore(connection, new AesCipher(key));

const { sinkHost: host } = config.channels;
const mailPlace = await toldPlace(config.channels.smtpUrl);
const smsPlace = await toldPlace(config.channels.smppUrl);
const user = smsPlace ? decodeURIComponent(smsPlace.username) : 'tidemark';
// SMPP knows at most eight letters of password.
const password = smsPlace ? decodeURIComponent(smsPlace.password) : randomBytes(6).toString('base64url');
const mail = await startAt(mailPlace, (port) => SmtpSink.start(store, { host, port }));
const sms = await startAt(smsPlace, (port) => SmscSink.start(store, { host, port, user, password }));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([mail.close(), sms.close()]);
  await connection.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());
// Only now: whoever hears that we are ready may stop us at once.
process.send?.({ type: 'ready', smtpUrl: mail.url, smppUrl: sms.url });
