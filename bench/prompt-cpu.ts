import { readFileSync } from 'node:fs';
import type { MongoConnection } from '../src/adapters/mongo/connection.js';

/** Processor time in milliseconds: of who answers, of MongoDB and of who asks; null where the system does not tell. */
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

async function cpuNow(api: number | undefined, mongo: MongoConnection): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  return { api: ofProcess(api), mongod: await ofServer(mongo), client: (user + system) / 1_000 };
}

/** What was spent meanwhile. */
export async function cpuOf<T>(api: number | undefined, mongo: MongoConnection, work: () => Promise<T>) {
  const before = await cpuNow(api, mongo);
  const answer = await work();
  const after = await cpuNow(api, mongo);
  const spent = (name: keyof Cpu) => {
    const [from, to] = [before[name], after[name]];
    return from === null || to === null ? null : to - from;
  };
  const cpu: Cpu = { api: spent('api'), mongod: spent('mongod'), client: spent('client') ?? 0 };
  return { answer, cpu };
}

/** Milliseconds for each of so many requests, of all rounds together. */
export function cpuEach(rounds: readonly Cpu[], requests: number): Cpu {
  const each = (name: keyof Cpu) => {
    const spent = rounds.map((round) => round[name]);
    if (spent.some((ms) => ms === null)) return null;
    return Number((spent.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) / requests).toFixed(3));
  };
  return { api: each('api'), mongod: each('mongod'), client: each('client') ?? 0 };
}
