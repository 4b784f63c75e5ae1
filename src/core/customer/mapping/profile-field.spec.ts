import { describe, expect, it } from '@jest/globals';
import { isProfileField, minorDigitsOf, PROFILE_FIELDS, specOf } from './profile-field.js';

describe('the closed list of profile fields', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'basic',
    'basic.__proto__',
    '$set',
    'personal.$email',
    '',
    'h',
    'rev',
  ])('"%s" is not on it', (name) => {
    expect(isProfileField(name)).toBe(false);
  });

  it('has a group and a name for all but what stands for itself', () => {
    const names = Object.keys(PROFILE_FIELDS).filter(
      (name) => !['id', 'relationship', 'origin', 'usage', 'contactPoints'].includes(name),
    );
    expect(names.filter((name) => !/^(personal|basic|business|usage|preference)\.[a-zA-Z]+$/.test(name))).toEqual([]);
  });

  it('knows what a field holds', () => {
    expect(specOf('usage.revenue')).toEqual({ type: 'money', monthly: true });
  });
});

it.each([
  ['USD', 2],
  ['CNY', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['usd', null],
  ['US', null],
  ['', null],
])('the currency %s has %s digits after the point', (currency, digits) => {
  expect(minorDigitsOf(currency)).toBe(digits);
});
