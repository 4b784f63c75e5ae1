import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import { asOfEach, type Derivation, derivation, derivationsFor, deriveFacts, profileReadBy } from './derive-facts.js';

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const number = { type: 'number' } as const;

const one = derivation({ one: number }, { facts: [], profile: ['basic.age'] }, () => ({ one: 1 }));
const two = derivation({ two: number, half: number }, { facts: ['one'], profile: ['usage'] }, (_source, sheet) => ({
  two: Number(sheet.one) + 1,
}));
const three = derivation({ three: number }, { facts: ['two'], profile: [] }, (_source, sheet) => ({
  three: Number(sheet.two) + 1,
}));
const undeclared: Derivation = { names: ['any'], derive: () => ({ any: 0 }) };

it('facts build on facts; what nobody gave is missing', () => {
  expect(deriveFacts(aFactSource(), [one, two, three], AS_OF)).toEqual({ one: 1, two: 2, half: null, three: 3 });
});

it('a derivation gives no more than it promised', () => {
  const loose = derivation({ kept: number }, { facts: [], profile: [] }, () => ({ kept: 1, smuggled: 2 }));
  expect(deriveFacts(aFactSource(), [loose], AS_OF)).toEqual({ kept: 1 });
});

describe('a run derives no more than it asks', () => {
  it.each([
    ['a first fact needs itself', ['one'], [one]],
    ['a later fact needs those it builds on', ['three'], [one, two, three]],
    ['nothing needs nothing', [], []],
    ['who does not say what it reads needs all before it', ['any'], [one, two, three, undeclared]],
  ] as const)('%s', (_case, facts, expected) => {
    expect(derivationsFor(facts, [one, two, three, undeclared])).toEqual(expected);
  });

  it('and reads no more of the profile', () => {
    expect(profileReadBy([one, two, three])).toEqual(['basic.age', 'usage']);
    expect(profileReadBy([one, undeclared])).toBeNull();
  });
});

describe('the day facts are derived as of', () => {
  const late = asOfEach(new Date('2026-11-03T06:30:00Z'), 'America/Los_Angeles');
  it.each([
    ['the customer’s own', 'Asia/Shanghai', '2026-11-03'],
    ['the operator’s, where there is none', undefined, '2026-11-02'],
    ['the operator’s, where there is no such zone', 'Mars/Olympus', '2026-11-02'],
  ])('%s', (_case, timeZone, today) => {
    const preference = timeZone === undefined ? {} : { timeZone };
    expect([late({ preference }).today, late({ preference }).today]).toEqual([today, today]);
  });
});
