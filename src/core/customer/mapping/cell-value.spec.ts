import { describe, expect, it } from '@jest/globals';
import { cellValue, dayRead, minorUnitsOf } from './cell-value.js';
import { type ProfileField, type ScalarSpec, specOf } from './profile-field.js';

describe('an amount in major units becomes minor units, digit by digit', () => {
  it.each([
    ['29.85', 2, 2985],
    ['0.1', 2, 10],
    ['4.35', 2, 435],
    ['1.005', 3, 1005],
    ['100', 2, 10000],
    ['007.50', 2, 750],
    ['-3.20', 2, -320],
    ['+3', 2, 300],
    ['-0', 2, 0],
    ['12.00', 0, 12],
    ['12.3000', 1, 123],
    ['8684.8', 2, 868480],
    ['90071992547409.91', 2, 9007199254740991],
  ])('%s with %d digits is %d', (text, digits, minor) => {
    expect(minorUnitsOf(text, digits)).toBe(minor);
  });

  it.each([
    ['1.005', 2],
    ['12.5', 0],
    ['90071992547409.92', 2],
    ['1,200.00', 2],
    ['1e3', 2],
    ['', 2],
    ['.5', 2],
    ['5.', 2],
    ['$5', 2],
    ['--5', 2],
    ['NaN', 2],
    ['１２', 2],
  ])('"%s" with %d digits is none', (text, digits) => {
    expect(minorUnitsOf(text, digits)).toBeNull();
  });
});

describe('a date is read as its format says', () => {
  it.each([
    ['2026-11-02', 'YYYY-MM-DD', '2026-11-02'],
    ['2026-1-2', 'YYYY-MM-DD', '2026-01-02'],
    ['2026/11/02', 'YYYY/MM/DD', '2026-11-02'],
    ['20261102', 'YYYYMMDD', '2026-11-02'],
    ['02/11/2026', 'DD/MM/YYYY', '2026-11-02'],
    ['11/2/2026', 'MM/DD/YYYY', '2026-11-02'],
    ['29/02/2023', 'DD/MM/YYYY', null],
    ['13/02/2023', 'MM/DD/YYYY', null],
    ['2026-11-02T00:00', 'YYYY-MM-DD', null],
  ] as const)('%s as %s', (text, format, day) => {
    expect(dayRead(text, format)).toBe(day);
  });
});

describe('the text of a cell as the value of a field', () => {
  const form = { moneyDigits: 2, factor: 1024, day: 'YYYY-MM-DD' } as const;
  const read = (field: ProfileField, text: string) => cellValue(text, specOf(field) as ScalarSpec, form);

  it.each([
    ['basic.brand', 'e\u0301', 'é'],
    ['basic.birthday', '1990-02-03', '02-03'],
    ['basic.birthday', '02-29', '02-29'],
    ['basic.birthday', '--12-31', '12-31'],
    ['business.walletShare', '0.25', 0.25],
    ['usage.nightShare', '1', 1],
    ['usage.roamingDays', '31', 31],
    ['preference.contactFrom', '09:30', '09:30'],
    ['business.points', '0', 0],
    ['basic.customerClass', 'key', 'key'],
    ['basic.age', '42', 42],
    ['basic.senior', 'TRUE', true],
    ['basic.senior', '0', false],
    ['basic.exitDate', '2026-10-31', '2026-10-31'],
    ['business.totalCharged', '1.5', 150],
    ['business.currency', 'CNY', 'CNY'],
    ['usage.dataMb', '1.5', 1536],
    ['preference.timeZone', 'Asia/Shanghai', 'Asia/Shanghai'],
    ['personal.name', '=1+1', '=1+1'],
  ] as const)('%s of "%s"', (field, text, value) => {
    expect(read(field, text)).toEqual({ ok: true, value });
  });

  it.each([
    ['basic.brand', 'a\u0000b', 'UNPRINTABLE'],
    ['basic.birthday', '02-30', 'NOT_A_BIRTHDAY'],
    ['basic.birthday', 'spring', 'NOT_A_BIRTHDAY'],
    ['business.walletShare', '1.01', 'NOT_A_PART'],
    ['business.walletShare', '-0.1', 'NOT_A_PART'],
    ['usage.roamingDays', '32', 'OUT_OF_RANGE'],
    ['preference.contactUntil', '24:00', 'NOT_A_TIME'],
    ['personal.email', 'a@b\r\nBcc: c', 'UNPRINTABLE'],
    ['basic.brand', 'x'.repeat(101), 'TOO_LONG'],
    ['basic.customerClass', 'vip', 'NOT_ALLOWED_VALUE'],
    ['basic.age', '4.5', 'NOT_A_NUMBER'],
    ['basic.age', '151', 'OUT_OF_RANGE'],
    ['basic.age', '-1', 'OUT_OF_RANGE'],
    ['basic.senior', 'yes', 'NOT_YES_OR_NO'],
    ['basic.exitDate', '31.10.2026', 'NOT_A_DATE'],
    ['business.totalCharged', '1.999', 'NOT_AN_AMOUNT'],
    ['business.currency', 'usd', 'NOT_A_CURRENCY'],
    ['usage.dataMb', '-1', 'NOT_A_NUMBER'],
    ['preference.timeZone', 'Mars/Base', 'NOT_A_ZONE'],
    ['business.productsHeld', 'phone', 'NOT_ALLOWED_VALUE'],
  ] as const)('%s of "%.12s" is refused: %s', (field, text, fault) => {
    expect(read(field, text)).toEqual({ ok: false, fault });
  });
});
