import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST_BYTES = 10 * 1024 * 1024;

/** Opens a log for appending; one that has grown past 10 MB becomes `.1` first. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > MOST_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written after the first `from` bytes, for an error that has to explain itself. */
export function writtenSince(file: string, from: number): string {
  try {
    return readFileSync(file).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}

const MOST_LINES = 40;
/** How Node begins the last words of a process: the error's name and message, at the margin. */
const ERROR = /^(?:Uncaught )?\[?(?:[\w$]+\.)*[\w$]*(?:Error|Exception)\b[^:]{0,40}: /;
/** What follows a message: the stack, or what else the error holds. */
const AFTER_MESSAGE = /^ {4}at .*[\d)]$|^ {2}\[?cause\]?:|^\}? ?\{$|^Node\.js v\d/;

function messageIn(lines: readonly string[]): readonly string[] | null {
  const start = lines.findLastIndex((line) => ERROR.test(line));
  if (start < 0) return null;
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => AFTER_MESSAGE.test(line));
  return (end < 0 ? rest : rest.slice(0, end)).slice(0, MOST_LINES);
}

/** The message of the error that a process ended with, whole; the end of its log where there is none. */
export function lastWords(text: string, count = 8): string {
  const lines = text.trimEnd().split('\n');
  const telling = messageIn(lines) ?? lines.slice(-count);
  return telling
    .filter((line) => line.trim() !== '')
    .map((line) => `    ${line.slice(0, 400)}`)
    .join('\n');
}
