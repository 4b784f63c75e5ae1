import { readFileSync } from 'node:fs';
import type { MongoConnection } from '../src/adapters/mongo/connection.js';

/** Processor time so far, in milliseconds: of the api, of MongoDB and of who asks; null where the system does not tell. */
export type Cpu = { readonly api: number | null; readonly mongod: number | null; readonly client: number };

const TICK_MS = 10;

function ofProcess(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}

async function ofServer(mongo: MongoConnection): Promise<number | null> {
  const { extra_info: info } = await mongo.db.command({ serverStatus: 1 });
  const { user_time_us: user, system_time_us: system } = info ?? {};
  return typeof user === 'number' && typeof system === 'number' ? (user + system) / 1_000 : null;
}

export async function cpuNow(api: number | undefined, mongo: MongoConnection): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  return { api: ofProcess(api), mongod: await ofServer(mongo), client: (user + system) / 1_000 };
}

/** Milliseconds for each of so many requests. */
export function cpuEach(before: Cpu, after: Cpu, requests: number): Cpu {
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Number(((to - from) / requests).toFixed(3));
  return {
    api: each(before.api, after.api),
    mongod: each(before.mongod, after.mongod),
    client: each(before.client, after.client) ?? 0,
  };
}
