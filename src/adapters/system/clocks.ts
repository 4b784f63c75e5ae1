import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Words } from '../../core/kit/locale.js';
import { Clock } from '../../flows/ports/clock.js';
import { replaceWhole, textOf, writeOnce } from './write-once.js';

/** `samples/operator.json`: the operator whose customers the sample table holds. */
export type SampleOperator = {
  readonly name: Words;
  readonly zone: string;
  readonly currency: string;
  readonly clockStart: string;
};

const OPERATOR_FILE = fileURLToPath(new URL('../../../samples/operator.json', import.meta.url));
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export class ClockError extends Error {}

export function readSampleOperator(file = OPERATOR_FILE): SampleOperator {
  return JSON.parse(readFileSync(file, 'utf8')) as SampleOperator;
}

/** What the start table and `/api/v1/clock` show. `startedFrom` is the instant the clock was set to, null for the machine's. */
export type ClockDescription = {
  readonly setting: 'system' | 'instant' | 'sample';
  readonly startedFrom: Date | null;
  readonly now: Date;
  readonly offsetMs: number;
};

/** Business time is the machine's time and an offset: it ticks at real speed. */
export class OffsetClock extends Clock {
  constructor(
    private readonly offsetMs: number,
    private readonly setting: ClockDescription['setting'],
    private readonly startedFrom: Date | null,
    private readonly machine: () => number = Date.now,
  ) {
    super();
  }

  now(): Date {
    return new Date(this.machine() + this.offsetMs);
  }

  system(): Date {
    return new Date(this.machine());
  }

  describe(): ClockDescription {
    return { setting: this.setting, startedFrom: this.startedFrom, now: this.now(), offsetMs: this.offsetMs };
  }
}

export type ClockPlace = {
  readonly operatorFile?: string;
  readonly machine?: () => number;
  /** Told, in both languages, where business time is later than the setting asks for. */
  readonly warn?: (words: string) => void;
};

/** What a setting asks for: `key` is how it is kept, `offsetMs` what it would be if it began now. */
type Wish = {
  readonly kind: ClockDescription['setting'];
  readonly key: string;
  readonly from: Date | null;
  readonly offsetMs: number;
};

type Kept = { readonly setting: string; readonly offsetMs: number };

const fileIn = (dataDir: string) => join(dataDir, 'clock.json');

/**
 * `setting`: `system`, an ISO instant with its zone, or absent for the sample operator's. The offset is kept in
 * `<dataDir>/clock.json` with the setting it belongs to, so that processes and later starts share one time. Another setting
 * takes it on or leaves it as it is, and never sets it back: what was decided before stays in the past.
 */
export function openClock(dataDir: string, setting: string | undefined, place: ClockPlace = {}): OffsetClock {
  const { machine = Date.now, warn } = place;
  const wish = wishOf(setting, place);
  const words = wordsOn(fileIn(dataDir), wish, machine);
  if (words !== null) warn?.(words);
  return new OffsetClock(keptOffset(fileIn(dataDir), wish), wish.kind, wish.from, machine);
}

/**
 * What there is to say, in both languages, before anything is opened with this setting: null, or that business time goes on
 * from where it is. Throws `ClockError` for what `openClock` would refuse; touches nothing.
 */
export function checkClock(dataDir: string, setting: string | undefined, place: ClockPlace = {}): string | null {
  return wordsOn(fileIn(dataDir), wishOf(setting, place), place.machine ?? Date.now);
}

function wishOf(setting: string | undefined, { operatorFile, machine = Date.now }: ClockPlace): Wish {
  if (setting === 'system') return { kind: 'system', key: 'system', from: null, offsetMs: 0 };
  const start = setting ?? readSampleOperator(operatorFile).clockStart;
  if (!INSTANT.test(start) || Number.isNaN(Date.parse(start))) throw new ClockError(notAnInstant(start));
  const kind = setting === undefined ? 'sample' : 'instant';
  const from = new Date(start);
  return { kind, key: `${kind} ${from.toISOString()}`, from, offsetMs: from.getTime() - machine() };
}

/** Offsets are of one machine's time, so business time would go back exactly where the offset would shrink. */
function wordsOn(file: string, { key, kind, from, offsetMs }: Wish, machine: () => number): string | null {
  const text = textOf(file);
  const kept = text === null ? null : keptIn(file, text);
  if (kept === null || kept.setting === key || kept.offsetMs <= offsetMs) return null;
  const now = new Date(machine() + kept.offsetMs).toISOString();
  if (kind === 'system') throw new ClockError(aheadOfMachine(file, now));
  return goesOn(file, from?.toISOString() ?? '', now);
}

/** The kept offset if it belongs to this setting; else this one, or that of a process that was quicker; never a lesser one. */
function keptOffset(file: string, { key, offsetMs }: Wish): number {
  const text = textOf(file) ?? writeOnce(file, lineOf({ setting: key, offsetMs }));
  const kept = keptIn(file, text);
  if (kept.setting === key) return kept.offsetMs;
  // Another setting than last time. Of processes that find this together, one claims the change and all take its offset.
  const next = lineOf({ setting: key, offsetMs: Math.max(kept.offsetMs, offsetMs) });
  const claim = `${file}.${createHash('sha256').update(text).update(key).digest('hex').slice(0, 16)}`;
  const claimed = writeOnce(claim, next);
  replaceWhole(file, claimed);
  return keptIn(claim, claimed).offsetMs;
}

function lineOf(kept: Kept): string {
  return `${JSON.stringify(kept)}\n`;
}

/** A file that cannot be read says no longer how late it is, and nothing else does. */
function keptIn(file: string, text: string): Kept {
  const kept = parsed(text);
  const { setting, offsetMs } = (kept ?? {}) as { readonly setting?: unknown; readonly offsetMs?: unknown };
  if (typeof setting === 'string' && typeof offsetMs === 'number') return { setting, offsetMs };
  throw new ClockError(damaged(file));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function goesOn(file: string, from: string, now: string): string {
  return [
    `TIDEMARK_CLOCK asks for ${from}, but business time is ${now} already: it goes on from there, never back (${file}).`,
    `TIDEMARK_CLOCK 要求从 ${from} 开始，但业务时间已到 ${now}：从该时刻继续，不会倒退（${file}）。`,
  ].join('\n');
}

function aheadOfMachine(file: string, now: string): string {
  return [
    `TIDEMARK_CLOCK=system would set business time back: it is ${now} already (${file}). Use another data folder, or wait.`,
    `TIDEMARK_CLOCK=system 会使业务时间倒退：业务时间已到 ${now}（${file}）。请改用其他数据目录，或等待本机时间赶上。`,
  ].join('\n');
}

function damaged(file: string): string {
  return [
    `${file} cannot be read, so nobody knows how late it is. Restore it; without it business time begins anew.`,
    `${file} 无法读取，因此无法得知业务时间。请恢复该文件；删除后业务时间将重新开始。`,
  ].join('\n');
}

function notAnInstant(text: string): string {
  return [
    `TIDEMARK_CLOCK must be 'system' or an instant such as 2026-11-02T18:00:00Z, not '${text}'.`,
    `TIDEMARK_CLOCK 须为 'system' 或如 2026-11-02T18:00:00Z 的时刻，而不是 '${text}'。`,
  ].join('\n');
}
