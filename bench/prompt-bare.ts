import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Document, MongoConnection } from '../src/adapters/mongo/connection.js';

/**
 * What this machine takes for a prompt that decides nothing: plain node:http, the customer found by its id, and one document put
 * down with a majority, as large as the product's and with as many indexes. In a process of its own, as the api is.
 */
const DECISIONS = 'decisions';
const BARE = 'bare_decisions';
/** The middle of so many by size is what each is like. */
const LOOKED_AT = 201;

type Asked = { readonly request: string; readonly customerId: string };
type Like = Document & { readonly outcome: { readonly offers: readonly object[] } };

async function likeOf(mongo: MongoConnection): Promise<Like> {
  const [like] = await mongo
    .collection(DECISIONS)
    .aggregate<Like>([
      { $match: { 'outcome.kind': 'offered' } },
      { $limit: LOOKED_AT },
      { $set: { bytes: { $bsonSize: '$$ROOT' } } },
      { $sort: { bytes: 1 } },
      { $skip: LOOKED_AT >> 1 },
      { $limit: 1 },
      { $unset: 'bytes' },
    ])
    .toArray();
  if (like === undefined) throw new Error('no prompts to be like');
  return like;
}

async function makeIndexes(mongo: MongoConnection): Promise<void> {
  const indexes = (await mongo.collection(DECISIONS).indexes()).filter(({ name }) => name !== '_id_');
  await mongo.collection(BARE).createIndexes(indexes.map(({ v: _version, ...index }) => index));
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

const mongo = await MongoConnection.open(process.env.MONGODB_URI ?? '');
const like = await likeOf(mongo);
await makeIndexes(mongo);
const [customers, decisions] = [mongo.collection<{ _id: string }>('customers'), mongo.collection<Like>(BARE)];

async function answer({ request, customerId }: Asked): Promise<string> {
  const customer = await customers.findOne({ _id: customerId });
  if (customer === null) throw new Error(`nobody is ${customerId}`);
  const id = `prompt|${request}`;
  const own = { _id: id, publicId: id, runId: id, customerId, at: new Date() };
  await decisions.insertOne({ ...like, ...own } as never);
  return JSON.stringify({ id, customerId, offers: like.outcome.offers });
}

const server = createServer((request, response) => {
  bodyOf(request)
    .then(answer)
    .then((body) => response.setHeader('content-type', 'application/json').end(body))
    .catch((error: Error) => response.writeHead(500).end(error.message));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` });
});
