import { describe, expect, it } from '@jest/globals';
import { aConsent, aCustomer, type CustomerChange } from '../../../../test/builders/a-customer.js';
import type { Profile } from '../change-customer.js';
import { entriesOf, fieldChanges, type HistoryEntry } from './field-change.js';
import { profileAsOf } from './rewind.js';

const profile = (change: CustomerChange = {}): Profile => {
  const { id: _id, personal: _personal, ...rest } = aCustomer(change);
  return rest;
};
const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const changed = (rev: number, at: Date, before: Profile, after: Profile): readonly HistoryEntry[] =>
  entriesOf('c-1', { rev, effectiveAt: at, recordedAt: at, source: 's', fields: fieldChanges(before, after) });

describe('the profile as it was', () => {
  const first = profile({ consents: [aConsent()] });
  const second = profile({
    relationship: 'former',
    basic: { sex: 'Male', age: 40 },
    usage: [{ month: '2026-10', revenue: 4_000 }],
    consents: [aConsent({ granted: false })],
    contactPoints: [{ field: 'email' }],
  });
  const third = profile({ ...second, basic: { sex: 'Male', age: 41 }, preference: { language: 'zh' } });
  const entries = [...changed(3, day(20), second, third), ...changed(2, day(10), first, second)];

  it.each([
    ['before both changes', day(9), first],
    ['between the two', day(15), second],
    ['after both', day(20), third],
  ])('%s', (_case, at, expected) => {
    expect(profileAsOf(third, entries, at, '2026-11')).toEqual(expected);
    expect(profileAsOf(third, entries.toReversed(), at, '2026-11')).toEqual(expected);
  });

  it('a change that took effect earlier than one before it ends the way back', () => {
    const late = [...changed(3, day(5), second, third), ...changed(2, day(10), first, second)];
    expect(profileAsOf(third, late, day(7), '2026-11').basic).toMatchObject({ age: 41 });
  });

  it.each([
    ["the month it is in the operator's zone", '2026-11', ['2026-10', '2026-11']],
    ['the month before, where the operator is not there yet', '2026-10', ['2026-10']],
  ])('knows nothing of months after %s', (_case, month, expected) => {
    const months = profile({ usage: [{ month: '2026-10' }, { month: '2026-11' }, { month: '2026-12' }] });
    const then = profileAsOf(months, [], new Date('2026-11-01T03:59:59.999Z'), month);
    expect(then.usage.map((one) => one.month)).toEqual(expected);
  });
});
