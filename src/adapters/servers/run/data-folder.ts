import { accessSync, closeSync, constants, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ServerError } from '../say.js';
import { isOurs, noteOf, type ProcessNote, readNote } from './own-process.js';

const fileIn = (dataDir: string) => join(dataDir, 'owner.json');

/** The live process that runs servers on this data folder, or nobody. A note left by a killed one counts for nothing. */
export function ownerOf(dataDir: string): ProcessNote | null {
  const note = readNote(fileIn(dataDir));
  return note !== null && isOurs(note, dataDir, '') ? note : null;
}

export function refuseOwned(dataDir: string): void {
  const owner = ownerOf(dataDir);
  if (owner === null) return;
  throw new ServerError(
    [
      `Another Tidemark (process ${owner.pid}) is already running on the data folder ${resolve(dataDir)}.`,
      'Stop it first, or set TIDEMARK_DATA and PORT to others.',
      `另一个 Tidemark（进程 ${owner.pid}）正在使用数据目录 ${resolve(dataDir)}。`,
      '请先停止它，或将 TIDEMARK_DATA 和 PORT 设为其他值。',
    ].join('\n'),
  );
}

function claim(file: string, note: ProcessNote): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, JSON.stringify(note));
    closeSync(handle);
    return true;
  } catch {
    return false;
  }
}

const IN_ITS_PLACE = ['EEXIST', 'ENOTDIR'];

function unusable(dataDir: string, error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (IN_ITS_PLACE.includes(code)) {
    return [
      `The data folder ${dataDir} (TIDEMARK_DATA) cannot be made: there is a file in its place or above it.`,
      `无法创建数据目录 ${dataDir}（TIDEMARK_DATA）：该路径或其上级已有同名文件。`,
    ].join('\n');
  }
  return [
    `The data folder ${dataDir} (TIDEMARK_DATA) cannot be written${code === '' ? '' : ` (${code})`}.`,
    `无法写入数据目录 ${dataDir}（TIDEMARK_DATA）${code === '' ? '' : `（${code}）`}。`,
  ].join('\n');
}

/** The folder is there afterwards and can be written; else a `ServerError` says in words why not. */
export function makeDataFolder(dataDir: string): void {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ServerError(unusable(folder, error));
  }
}

/** Two servers on one folder would tear it: exactly one process owns it, until it lets go or dies. */
export async function ownDataFolder(dataDir: string): Promise<() => void> {
  makeDataFolder(dataDir);
  const file = fileIn(dataDir);
  const mine = noteOf(process.pid, dataDir);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    refuseOwned(dataDir);
    if (!claim(file, mine)) {
      // A dead owner's note is moved aside, not deleted: of two who find it, one rename wins.
      renameAside(file);
      continue;
    }
    await wait(50);
    if (readNote(file)?.pid === process.pid) return () => rmSync(file, { force: true });
  }
  refuseOwned(dataDir);
  throw new ServerError(unusable(resolve(dataDir), null));
}

function renameAside(file: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was quicker, or the folder cannot be written: the next attempt tells which.
  }
}
