import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { birthOf, commandLineOf } from './process-id.js';

/** A note about a process of ours, kept in the data folder it works for. */
export type ProcessNote = { readonly pid: number; readonly birth: string; readonly folder: string };

export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.next`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, file);
}

export function noteOf(pid: number, folder: string): ProcessNote {
  return { pid, birth: birthOf(pid), folder: resolve(folder) };
}

export function readNote(file: string): ProcessNote | null {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProcessNote>;
    const { pid, birth, folder } = note;
    return typeof pid === 'number' && typeof birth === 'string' && typeof folder === 'string'
      ? { pid, birth, folder }
      : null;
  } catch {
    return null;
  }
}

/**
 * Ours and alive: the same number, born at the same moment, written down for this very folder (not for one it was
 * copied from), and still called by the words we gave it. Anything less is somebody else's process.
 */
export function isOurs(note: ProcessNote, folder: string, marker: string): boolean {
  const sameFolder = note.folder === resolve(folder);
  return (
    sameFolder && note.birth !== '' && birthOf(note.pid) === note.birth && commandLineOf(note.pid).includes(marker)
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone between the look and the signal: that is what was wanted.
  }
}

async function gone(stillThere: () => boolean, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (stillThere()) {
    if (Date.now() >= end) return false;
    await wait(50);
  }
  return true;
}

/** Ends a process that an earlier, killed supervisor left behind; true when there was one. */
export async function stopLeftover(file: string, folder: string, marker: string, limitMs = 20_000): Promise<boolean> {
  const note = readNote(file);
  const was = note !== null && isOurs(note, folder, marker);
  if (was) {
    // Its words go before its ports do: only the end of its life frees what it holds.
    const stillThere = () => birthOf(note.pid) === note.birth;
    signal(note.pid, 'SIGTERM');
    if (!(await gone(stillThere, limitMs))) signal(note.pid, 'SIGKILL');
    await gone(stillThere, 5_000);
  }
  rmSync(file, { force: true });
  return was;
}
