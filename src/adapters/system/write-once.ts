import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** The file's text, or null where there is none. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function temporary(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temp = `${file}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = openSync(temp, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return temp;
}

/**
 * Of processes that start together one writes, and all get what that one wrote: a link appears whole or not at all.
 * Readable by the owner only.
 */
export function writeOnce(file: string, text: string): string {
  const temp = temporary(file, text);
  try {
    linkSync(temp, file);
    return text;
  } catch (error) {
    const there = codeOf(error) === 'EEXIST' ? textOf(file) : null;
    if (there === null) throw error;
    return there;
  } finally {
    rmSync(temp, { force: true });
  }
}

/** Readers see the old text or the new one, never a part. */
export function replaceWhole(file: string, text: string): void {
  renameSync(temporary(file, text), file);
}
