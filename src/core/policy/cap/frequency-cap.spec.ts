import { describe, expect, it } from '@jest/globals';
import { aCap, aContactRow } from '../../../../test/builders/a-contact-row.js';
import type { ContactRow } from '../contact-policy.js';
import type { Cap } from './cap.js';
import { capRefusals, longestReach } from './frequency-cap.js';

const at = (day: string) => ({ dueAt: new Date(`2026-11-${day}`), outreachId: day });
const rowsAt = (...days: readonly string[]) => days.map((day) => aContactRow(at(day)));
const rules = (...caps: readonly Cap[]) => ({ caps, operatorZone: 'UTC' });
const have = (rows: readonly ContactRow[], row: ContactRow, cap: Cap = aCap()) =>
  capRefusals(rows, row, rules(cap)).map((refusal) => refusal.have);

const NEW = aContactRow({ ...at('10T12:00:00Z'), outreachId: 'new' });

describe('a cap of two in seven days', () => {
  it.each([
    ['nothing before', [], []],
    ['one before', ['05T00:00:00Z'], []],
    ['two before', ['05T00:00:00Z', '06T00:00:00Z'], [2]],
    ['one exactly seven days ago is outside', ['03T12:00:00Z', '06T00:00:00Z'], []],
    ['one a moment less ago is inside', ['03T12:00:00.001Z', '06T00:00:00Z'], [2]],
    ['two planned after count as well', ['11T00:00:00Z', '12T00:00:00Z'], [2]],
    ['one before and one after in the same week', ['06T00:00:00Z', '12T00:00:00Z'], [2]],
    ['one before and one after, more than a week apart', ['04T00:00:00Z', '12T00:00:00Z'], []],
    ['one exactly seven days later is outside', ['06T00:00:00Z', '17T12:00:00Z'], []],
    ['two at the very instant', ['10T12:00:00Z', '10T12:00:00.000Z'], [2]],
  ])('%s', (_case, days, expected) => {
    expect(have(rowsAt(...days), NEW)).toEqual(expected);
  });

  it('answers the cap, what is there, and the most there may be', () => {
    expect(capRefusals(rowsAt('05T00:00:00Z', '06T00:00:00Z', '07T00:00:00Z'), NEW, rules(aCap()))).toEqual([
      { code: 'CAP_REACHED', component: 'weekly', have: 3, need: 2, takenBy: 'retention|20261102T180000Z|decline' },
    ]);
  });

  it('names every cap that is broken', () => {
    const caps = [aCap(), aCap({ id: 'daily', max: 1, window: { kind: 'rolling', unit: 'day', n: 1 } })];
    const refusals = capRefusals(rowsAt('10T10:00:00Z', '10T11:00:00Z'), NEW, rules(...caps));
    expect(refusals.map(({ component }) => component)).toEqual(['weekly', 'daily']);
  });

  it('does not count the contact against itself', () => {
    expect(have([...rowsAt('06T00:00:00Z'), NEW], NEW)).toEqual([]);
  });
});

describe('what a cap counts', () => {
  const one = aCap({ max: 1 });
  it.each([
    ['what is reserved', {}, [1]],
    ['another channel, unless it asks for one', { channel: 'sms' as const }, [1]],
    ['what was sent', { status: 'sent' as const }, [1]],
    ['what was delivered', { status: 'delivered' as const }, [1]],
    ['not what was given back unsent', { status: 'released' as const, releasedFrom: 'reserved' as const }, []],
    ['what failed after it was sent', { status: 'released' as const, releasedFrom: 'sent' as const }, [1]],
  ])('%s', (_case, change, expected) => {
    expect(have([aContactRow({ ...at('09T00:00:00Z'), ...change })], NEW, one)).toEqual(expected);
  });

  it.each([
    ['reserved', 'reserved', [1]],
    ['reserved', 'sent', [1]],
    ['sent', 'reserved', []],
    ['sent', 'sent', [1]],
    ['delivered', 'reserved', []],
    ['delivered', 'sent', []],
  ] as const)('counted at %s, given back from %s', (countAt, releasedFrom, expected) => {
    const row = aContactRow({ ...at('09T00:00:00Z'), status: 'released', releasedFrom });
    expect(have([row], NEW, aCap({ max: 1, countAt }))).toEqual(expected);
  });

  it.each([
    ['a channel of its filter', { filter: { channels: ['email' as const] } }, {}, [1]],
    ['no other channel', { filter: { channels: ['email' as const] } }, { channel: 'sms' as const }, []],
    ['no other purpose', { filter: { purposes: ['marketing' as const] } }, { purpose: 'service' as const }, []],
    ['nothing exempt', { exempt: ['service' as const] }, { purpose: 'service' as const }, []],
  ])('%s', (_case, cap, change, expected) => {
    const row = aContactRow({ ...at('09T00:00:00Z'), ...change });
    expect(have([row], NEW, aCap({ max: 1, ...cap }))).toEqual(expected);
  });

  it('has nothing to say on what is exempt', () => {
    const service = aContactRow({ ...NEW, purpose: 'service' });
    expect(have(rowsAt('09T00:00:00Z'), service, aCap({ max: 1, exempt: ['service'] }))).toEqual([]);
  });
});

describe('the longest reach', () => {
  it.each([
    ['of none', [], 0],
    ['of a week', [aCap()], 604_800_000],
    ['of several', [aCap(), aCap({ window: { kind: 'rolling', unit: 'day', n: 30 } })], 2_592_000_000],
  ])('%s', (_case, caps, expected) => {
    expect(longestReach({ caps })).toBe(expected);
  });
});
