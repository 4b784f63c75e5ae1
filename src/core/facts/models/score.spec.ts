import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { FactSheet } from '../fact-sheet.js';
import { pointsOf, type ScoreInput, score } from './score.js';

const bins = [
  { from: Number.NEGATIVE_INFINITY, to: 1, means: 20 },
  { from: 1, to: Number.POSITIVE_INFINITY, means: 5 },
];
const INPUTS: readonly ScoreInput[] = [
  { part: 'complaints', fact: 'complaints', outOf: 20, missing: 5, points: { by: 'bins', bins } },
  { part: 'tenure', fact: 'tenureMonths', outOf: 60, missing: 0, points: { by: 'line', from: 0, to: 24, points: 60 } },
  { part: 'open', fact: 'open', outOf: 20, missing: 0, points: { by: 'value', values: { true: 0, false: 20 } } },
];
const GIVES = { score: 'score', cause: 'cause', parts: 'parts' };
const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const told = (knownAtLeast: number, sheet: FactSheet) =>
  score({ gives: GIVES, inputs: INPUTS, knownAtLeast }).derive(aFactSource(), sheet, AS_OF);

describe('points of one answer', () => {
  const line = { by: 'line', from: 10, to: 20, points: 50 } as const;
  it.each([
    ['along a line', line, 15, 25],
    ['at its ends', line, 10, 0],
    ['not below it', line, 1, 0],
    ['not above it', line, 99, 50],
    ['by value', { by: 'value', values: { RED: 7 } } as const, 'RED', 7],
    ['a value nobody gave points for', { by: 'value', values: { RED: 7 } } as const, 'BLUE', null],
    ['nobody knows', line, null, null],
    ['of another type', line, 'ten', null],
  ])('%s', (_case, points, answer, expected) => {
    expect(pointsOf(points, answer)).toBe(expected);
  });
});

describe('the score', () => {
  it.each([
    ['everything known', { complaints: 0, tenureMonths: 12, open: false }, 70, 'COMPLETE'],
    ['rounded once, at the end', { complaints: 0, tenureMonths: 1, open: false }, 43, 'COMPLETE'],
    ['what is missing gives its least', { tenureMonths: 24 }, 65, 'PARTLY_KNOWN'],
    ['too little known', { complaints: 0, open: false }, null, 'NOT_ENOUGH_DATA'],
    ['nothing known', {}, null, 'NOT_ENOUGH_DATA'],
  ])('%s', (_case, sheet, expected, cause) => {
    expect(told(0.6, sheet)).toMatchObject({ score: expected, cause });
  });

  it('nothing known is no score even where nothing is asked', () => {
    expect(told(0, {}).score).toBeNull();
  });

  it('as facts: its parts say why, and it holds until the tenure passes a mark', () => {
    const step = score({ gives: GIVES, inputs: INPUTS, knownAtLeast: 0.6 });
    const sheet = { tenureMonths: 6, open: true, activationDate: '2026-05-01' };
    expect(step.derive(aFactSource(), sheet, AS_OF)).toEqual({
      score: 20,
      cause: 'PARTLY_KNOWN',
      parts: [
        { part: 'complaints', points: 5, outOf: 20, known: false },
        { part: 'tenure', points: 15, outOf: 60, known: true },
        { part: 'open', points: 0, outOf: 20, known: true },
      ],
    });
    expect(step.holdsUntil?.(aFactSource(), sheet, AS_OF)).toEqual(new Date('2026-12-01T00:00:00Z'));
    expect(step.reads?.facts).toEqual(['complaints', 'tenureMonths', 'open', 'activationDate']);
    const still = score({ gives: GIVES, inputs: INPUTS.filter(({ part }) => part !== 'tenure'), knownAtLeast: 0 });
    expect(still.holdsUntil).toBeUndefined();
  });
});
