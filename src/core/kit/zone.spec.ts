import { describe, expect, it } from '@jest/globals';
import { dayIn, instantOf, isZone, wallTimeOf } from './zone.js';

const wall = (text: string) => Date.parse(`${text}Z`);

describe('the instant of a wall time', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T02:30', 'earlier', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T02:30', 'earlier', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', 'earlier', '2026-03-08T07:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', 'earlier', '2026-11-01T05:30:00.000Z'],
    ['Asia/Kolkata', '2026-06-01T08:00', 'earlier', '2026-06-01T02:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', 'earlier', '2026-10-03T15:45:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', 'quiet-end', '2026-11-01T06:30:00.000Z'],
  ] as const)('%s %s, %s', (zone, text, fold, expected) => {
    expect(instantOf(wall(text), zone, fold).toISOString()).toBe(expected);
  });
});

describe('what the clock on the wall shows', () => {
  it.each([
    ['America/Los_Angeles', '2026-11-02T18:00:00.000Z', '2026-11-02T10:00:00.000'],
    ['Asia/Shanghai', '2026-11-02T18:00:00.250Z', '2026-11-03T02:00:00.250'],
    ['America/New_York', '2026-11-01T06:30:59.999Z', '2026-11-01T01:30:59.999'],
    ['UTC', '1999-12-31T23:59:59.999Z', '1999-12-31T23:59:59.999'],
  ])('%s at %s', (zone, instant, expected) => {
    expect(wallTimeOf(new Date(instant), zone)).toBe(wall(expected));
    expect(dayIn(zone, new Date(instant))).toBe(expected.slice(0, 10));
  });
});

describe('names of zones', () => {
  it.each([
    ['America/Los_Angeles', true],
    ['Asia/Shanghai', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['', false],
    ['PST8PDT; drop', false],
  ])('"%s" is a zone: %s', (text, expected) => {
    expect(isZone(text)).toBe(expected);
  });

  it('refuses to tell the time in a zone that does not exist', () => {
    expect(() => wallTimeOf(new Date(0), 'Mars/Olympus')).toThrow('not a time zone: Mars/Olympus');
  });
});
