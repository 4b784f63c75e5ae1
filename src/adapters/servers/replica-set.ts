import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';
import { reasonOf, ServerError } from './say.js';

const SET = 'rs0';
const NOT_YET_INITIATED = 94;

type Member = { readonly _id: number; readonly host: string };
type SetConfig = { readonly _id: string; readonly version: number; readonly members: readonly Member[] };
type Hello = { readonly isWritablePrimary?: boolean; readonly setName?: string; readonly msg?: string };

async function withAdmin<T>(uri: string, work: (admin: mongoose.mongo.Admin) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000, connectTimeoutMS: 5_000 });
  try {
    return await work(client.db('admin').admin());
  } finally {
    await client.close();
  }
}

async function configOf(admin: mongoose.mongo.Admin): Promise<SetConfig | null> {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as SetConfig;
  } catch (error) {
    if ((error as { code?: number }).code === NOT_YET_INITIATED) return null;
    throw error;
  }
}

async function greet(admin: mongoose.mongo.Admin): Promise<Hello> {
  return (await admin.command({ hello: 1 })) as Hello;
}

/** A set of one is set up once; when its port has changed since, the stored address is put right by force. */
async function settle(admin: mongoose.mongo.Admin, host: string): Promise<void> {
  const config = await configOf(admin);
  if (config === null) {
    await admin.command({ replSetInitiate: { _id: SET, members: [{ _id: 0, host }] } });
  } else if (config.members[0]?.host !== host) {
    const members = [{ ...config.members[0], _id: 0, host }];
    await admin.command({ replSetReconfig: { ...config, members, version: config.version + 1 }, force: true });
  }
}

async function isPrimary(host: string): Promise<boolean> {
  return withAdmin(`mongodb://${host}/?directConnection=true`, async (admin) => {
    await settle(admin, host);
    return (await greet(admin)).isWritablePrimary === true;
  });
}

/**
 * Makes the mongod on this port the primary of a replica set of one, whatever it was before. It closes its
 * connections when its state changes, so an error in mid-way is asked again until the signal says that time is up.
 */
export async function becomePrimary(port: number, signal: AbortSignal): Promise<void> {
  while (!(await isPrimary(`127.0.0.1:${port}`).catch(() => false))) await wait(50, undefined, { signal });
}

export function replicaSetUri(port: number, database: string): string {
  return `mongodb://127.0.0.1:${port}/${database}?replicaSet=${SET}`;
}

/** A MONGODB_URI that was given must be able to do transactions and change streams. */
export async function checkGivenMongo(uri: string): Promise<void> {
  const hello = await withAdmin(uri, greet).catch((error) => {
    throw new ServerError(`MONGODB_URI cannot be reached / 无法连接 MONGODB_URI: ${reasonOf(error)}`);
  });
  if (hello.setName !== undefined || hello.msg === 'isdbgrid') return;
  throw new ServerError(
    [
      'MONGODB_URI is a single server; Tidemark needs a replica set (one member is enough): start mongod with --replSet rs0 and call rs.initiate() once.',
      'MONGODB_URI 是单机服务器；Tidemark 需要副本集（一个成员即可）：用 --replSet rs0 启动 mongod，并执行一次 rs.initiate()。',
    ].join('\n'),
  );
}

/** Refuses to drop what is not a test's own. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    const database = client.db();
    if (!database.databaseName.startsWith('tidemark_test_')) throw new ServerError(`not a test database: ${uri}`);
    await database.dropDatabase();
  } finally {
    await client.close();
  }
}
