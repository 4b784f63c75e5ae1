import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Say } from '../say.js';

/** What every source needs: where programs are kept, where to say what goes on, and when to give up. */
export type FindContext = { readonly cacheDir: string; readonly say: Say; readonly signal?: AbortSignal };

/** One folder a system: a cache that is shared between machines never hands out a foreign program. */
export function cachedPath(cacheDir: string, ...parts: readonly string[]): string {
  return join(cacheDir, 'servers', `${process.platform}-${process.arch}`, ...parts);
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Puts a finished program into the cache in one step, its checksum first: half a file is never found there. */
export async function keep(file: string, target: string): Promise<string> {
  await mkdir(dirname(target), { recursive: true });
  await chmod(file, 0o755);
  const note = `${target}.${randomBytes(4).toString('hex')}`;
  await writeFile(note, await sha256Of(file));
  await rename(note, `${target}.sha256`);
  await rename(file, target);
  return target;
}

/** A cached program is used only when it is still the bytes that were put there. */
export async function fromCache(target: string): Promise<string> {
  const expected = await readFile(`${target}.sha256`, 'utf8').catch(() => null);
  if (expected === null) throw new Error('not fetched yet / 尚未下载');
  if ((await sha256Of(target)) === expected) return target;
  await rm(target, { force: true });
  throw new Error('the kept file was damaged and has been removed / 缓存文件已损坏，已删除');
}

/** A working folder inside the cache (so that renames stay on one disk), gone afterwards whatever happens. */
export async function inWorkFolder<T>(cacheDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  const parent = cachedPath(cacheDir, 'tmp');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'fetch-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
