import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClockError, checkClock, openClock, readSampleOperator } from './clocks.js';

let dataDir: string;
let machineMs: number;
let warned: string[];
beforeEach(() => {
  warned = [];
  dataDir = mkdtempSync(join(tmpdir(), 'tidemark-clock-'));
  machineMs = Date.parse('2027-03-01T00:00:00Z');
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const open = (setting?: string) =>
  openClock(dataDir, setting, { machine: () => machineMs, warn: (words) => warned.push(words) });
const LATER = 3_600_000;

describe('business time', () => {
  it("begins at ten in the morning of the sample operator's day where nothing is set", () => {
    const { zone, clockStart } = readSampleOperator();
    const wall = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    expect(wall.format(new Date(clockStart))).toBe('2026-11-02 10:00');
    expect(open().now()).toEqual(new Date('2026-11-02T18:00:00Z'));
  });

  it('ticks at real speed, beside the machine', () => {
    const clock = open('2026-12-24T08:00:00+08:00');
    machineMs += LATER;
    expect(clock.now()).toEqual(new Date('2026-12-24T01:00:00Z'));
    expect(clock.system()).toEqual(new Date('2027-03-01T01:00:00Z'));
  });

  it('goes on at the next start, and in every other process', () => {
    open();
    machineMs += LATER;
    expect(open().now()).toEqual(new Date('2026-11-02T19:00:00Z'));
  });

  it('begins anew at a later setting, and stays there', () => {
    open();
    machineMs += LATER;
    expect(open('2026-12-01T00:00:00Z').now()).toEqual(new Date('2026-12-01T00:00:00Z'));
    machineMs += LATER;
    expect(open('2026-12-01T00:00:00.000Z').now()).toEqual(new Date('2026-12-01T01:00:00Z'));
    expect(warned).toEqual([]);
  });

  it('never goes back: an earlier setting goes on from where it is, and says so in both languages', () => {
    open();
    machineMs += LATER;
    open('2026-11-03T02:00:00Z');
    machineMs += LATER;
    expect(checkClock(dataDir, undefined, { machine: () => machineMs })).toMatch(/2026-11-03T03:00:00[\s\S]*不会倒退/);
    expect(open().now()).toEqual(new Date('2026-11-03T03:00:00Z'));
    expect(warned).toEqual([expect.stringMatching(/2026-11-02T18:00:00[\s\S]*2026-11-03T03:00:00[\s\S]*不会倒退/)]);
    machineMs += LATER;
    expect(open().now()).toEqual(new Date('2026-11-03T04:00:00Z'));
    expect(open('2026-11-03T02:00:00Z').now()).toEqual(new Date('2026-11-03T04:00:00Z'));
  });

  it('begins anew when the file is gone', () => {
    open();
    machineMs += LATER;
    rmSync(join(dataDir, 'clock.json'));
    expect(open().now()).toEqual(new Date('2026-11-02T18:00:00Z'));
  });

  it.each(['{"setting":', '{"setting":"sample"}', 'null', ''])('is not guessed at from a file with %j', (text) => {
    writeFileSync(join(dataDir, 'clock.json'), text);
    expect(() => open()).toThrow(/clock\.json[\s\S]*无法读取/);
    expect(() => checkClock(dataDir, 'system')).toThrow(ClockError);
  });

  it("is the machine's where it is set so, and goes on from there at another setting", () => {
    expect(open('system').now()).toEqual(new Date(machineMs));
    machineMs += LATER;
    expect(open().now()).toEqual(new Date(machineMs));
    expect(warned).toHaveLength(1);
  });

  it("is not set back to the machine's", () => {
    open('2028-01-01T00:00:00Z');
    expect(() => open('system')).toThrow(/2028-01-01T00:00:00[\s\S]*倒退/);
    expect(open('2028-01-01T00:00:00Z').now()).toEqual(new Date('2028-01-01T00:00:00Z'));
  });

  it('says how it is set', () => {
    const startedFrom = new Date('2026-11-02T18:00:00Z');
    const offsetMs = startedFrom.getTime() - machineMs;
    expect(open().describe()).toEqual({ setting: 'sample', startedFrom, now: startedFrom, offsetMs });
    expect(open('2026-12-01T00:00:00Z').describe()).toMatchObject({ setting: 'instant' });
    expect(open('system').describe()).toMatchObject({ setting: 'system', startedFrom: null, offsetMs: 0 });
  });

  it.each(['', 'noon', '2026-11-02', '2026-11-02T10:00', '2026-13-02T10:00Z', 'System'])(
    '"%s" is no setting',
    (text) => {
      expect(() => open(text)).toThrow(/TIDEMARK_CLOCK[\s\S]*时刻/);
    },
  );
});
