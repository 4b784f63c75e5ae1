import { expect, it } from '@jest/globals';
import { marksFor, marksKeyOf } from './marks.js';

const LINES = [
  {
    currency: 'USD',
    marks: 'base',
    overrides: [
      { region: 'west', brand: 'youth', marks: 'west youth' },
      { region: 'west', marks: 'west' },
    ],
  },
  { currency: 'CNY', marks: 'yuan' },
];

it.each([
  ['the currency’s own', { currency: 'USD', region: null, brand: null }, 'base'],
  ['the first override that fits', { currency: 'USD', region: 'west', brand: 'youth' }, 'west youth'],
  ['a wider override', { currency: 'USD', region: 'west', brand: 'plain' }, 'west'],
  ['an unknown brand is no brand', { currency: 'USD', region: 'west', brand: null }, 'west'],
  ['another currency', { currency: 'CNY', region: 'west', brand: null }, 'yuan'],
  ['a currency without marks', { currency: 'EUR', region: null, brand: null }, 'NO_MARKS_FOR_CURRENCY'],
  ['no currency', { currency: null, region: 'west', brand: null }, 'CURRENCY_UNKNOWN'],
])('%s', (_case, key, expected) => {
  expect(marksFor<string>(LINES, key)).toBe(expected);
});

it('the key comes from the sheet, and what is no text is not known', () => {
  expect(marksKeyOf({ currency: 'USD', region: 3 })).toEqual({ currency: 'USD', region: null, brand: null });
});
