import type { Day } from './day.js';

/** A wall clock's reading, in milliseconds, as if the clock hung in UTC: comparable and addable within one zone only. */
export type WallTime = number;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Zones a process remembers, and offsets a zone remembers: bounds, not budgets. */
const MOST_KEPT = 2_000;

const NUMBERS = /(\d+)\D+(\d+)\D+(\d+)\D+(\d+)\D+(\d+)\D+(\d+)/;

type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> };

/** Formatters are dear (tens of microseconds to make), so one a zone; null is remembered too: bad names come in thousands. */
const zones = new Map<string, Zone | null>();

function open(name: string): Zone | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { format, offsets: new Map() };
  } catch {
    return null;
  }
}

function zoneNamed(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (zones.size >= MOST_KEPT) zones.clear();
  const zone = open(name);
  zones.set(name, zone);
  return zone;
}

/** Wall minus UTC at an instant. Zones move on whole minutes, so an offset is remembered by the minute. */
function offsetAt(ms: number, name: string): number {
  const zone = zoneNamed(name);
  if (!zone) throw new RangeError(`not a time zone: ${name}`);
  const minute = Math.floor(ms / MINUTE_MS);
  const known = zone.offsets.get(minute);
  if (known !== undefined) return known;
  const [, month, day, year, hour, min, second] = (NUMBERS.exec(zone.format.format(minute * MINUTE_MS)) ?? []).map(
    Number,
  );
  const wall = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, min, second);
  const offset = wall - minute * MINUTE_MS;
  if (zone.offsets.size >= MOST_KEPT) zone.offsets.clear();
  zone.offsets.set(minute, offset);
  return offset;
}

/** Whether the platform knows a zone of this name. */
export function isZone(text: string): boolean {
  return zoneNamed(text) !== null;
}

/** Throws RangeError for what is no zone: callers ask `isZone` first. */
export function wallTimeOf(instant: Date, zone: string): WallTime {
  const ms = instant.getTime();
  return ms + offsetAt(ms, zone);
}

/** The calendar day it is in the zone at an instant. */
export function dayIn(zone: string, instant: Date): Day {
  return new Date(wallTimeOf(instant, zone)).toISOString().slice(0, 10);
}

/** What the zone's clocks show at an instant, to the minute: 2026-11-02 10:28. */
export function minuteIn(zone: string, instant: Date): string {
  return new Date(wallTimeOf(instant, zone)).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The instant at which the zone's clocks show `wall` (methods.md section 12). Where they show it twice: the earlier, but
 * for the end of a quiet window the later, since in the fold the clock is quiet again. Where they skip it: as if the
 * clock had not been moved yet, which lands after the gap.
 */
export function instantOf(wall: WallTime, zone: string, fold: 'earlier' | 'quiet-end'): Date {
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  const real = [before, after].filter((ms) => ms + offsetAt(ms, zone) === wall);
  if (real.length === 0) return new Date(before);
  return new Date(fold === 'earlier' ? Math.min(...real) : Math.max(...real));
}
