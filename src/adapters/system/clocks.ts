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

export type ClockPlace = { readonly operatorFile?: string; readonly machine?: () => number };

/**
 * `setting`: `system`, an ISO instant with its zone, or absent for the sample operator's. The offset is kept in
 * `<dataDir>/clock.json` with the setting it belongs to, so that processes and later starts share one time.
 */
export function openClock(dataDir: string, setting: string | undefined, place: ClockPlace = {}): OffsetClock {
  const machine = place.machine ?? Date.now;
  if (setting === 'system') return new OffsetClock(0, 'system', null, machine);
  const from = startOf(setting, place.operatorFile);
  const kind = setting === undefined ? 'sample' : 'instant';
  const offset = keptOffset(join(dataDir, 'clock.json'), `${kind} ${from.toISOString()}`, from.getTime() - machine());
  return new OffsetClock(offset, kind, from, machine);
}

function startOf(setting: string | undefined, operatorFile?: string): Date {
  const start = setting ?? readSampleOperator(operatorFile).clockStart;
  if (!INSTANT.test(start) || Number.isNaN(Date.parse(start))) throw new ClockError(notAnInstant(start));
  return new Date(start);
}

/** Throws `ClockError` for a setting that `openClock` would refuse; touches nothing. */
export function checkClock(setting: string | undefined): void {
  if (setting !== 'system') startOf(setting);
}

/** The kept offset if it belongs to this setting; else this one, or that of a process that was quicker. */
function keptOffset(file: string, setting: string, offsetMs: number): number {
  const mine = `${JSON.stringify({ setting, offsetMs })}\n`;
  const text = textOf(file) ?? writeOnce(file, mine);
  const kept = offsetIn(text, setting);
  if (kept !== null) return kept;
  // Another setting than last time. Of processes that find this together, one claims the change and all take its offset.
  const claim = `${file}.${createHash('sha256').update(text).update(setting).digest('hex').slice(0, 16)}`;
  const claimed = writeOnce(claim, mine);
  replaceWhole(file, claimed);
  return offsetIn(claimed, setting) ?? offsetMs;
}

function offsetIn(text: string, setting: string): number | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('setting' in kept) || !('offsetMs' in kept)) return null;
    return kept.setting === setting && typeof kept.offsetMs === 'number' ? kept.offsetMs : null;
  } catch {
    return null;
  }
}

function notAnInstant(text: string): string {
  return [
    `TIDEMARK_CLOCK must be 'system' or an instant such as 2026-11-02T18:00:00Z, not '${text}'.`,
    `TIDEMARK_CLOCK 须为 'system' 或如 2026-11-02T18:00:00Z 的时刻，而不是 '${text}'。`,
  ].join('\n');
}
