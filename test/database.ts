import { randomBytes } from 'node:crypto';
import { afterAll } from '@jest/globals';
import mongoose from 'mongoose';

const PREFIX = 'tidemark_test_';

function given(name: 'TIDEMARK_TEST_MONGODB_URI' | 'TIDEMARK_TEST_REDIS_URL'): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run this test through npm test, e.g. npm test -- test/medium/servers.spec.ts`);
}

async function drop(uri: string): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    await connection.dropDatabase();
  } finally {
    await connection.close();
  }
}

/** A database `tidemark_test_<run>_<random>` of nobody else's, for what has to be down before it is dropped. */
export function ownDatabase(): { readonly uri: string; readonly drop: () => Promise<void> } {
  const uri = given('TIDEMARK_TEST_MONGODB_URI');
  const own = uri.replace(/\/(tidemark_test_[0-9a-z]+)(?=\?|$)/, `/$1_${randomBytes(5).toString('hex')}`);
  if (own === uri || !own.includes(`/${PREFIX}`))
    throw new Error(`tests touch only databases named ${PREFIX}*: ${uri}`);
  return { uri: own, drop: () => drop(own) };
}

/**
 * A database for one test file, dropped when the file is done. Call it once at the top of the file or of a `describe`;
 * files run side by side on one server and never share a database.
 */
export function testDatabase(): string {
  const own = ownDatabase();
  afterAll(own.drop);
  return own.uri;
}

/** The Redis of the test run, shared by all files: each takes a BullMQ prefix of its own. */
export function testRedisUrl(): string {
  return given('TIDEMARK_TEST_REDIS_URL');
}
