import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { rowMapper } from './map-row.js';
import { readMapping } from './read-mapping.js';

const shipped: unknown = JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8'));
const [header = '', first = ''] = readFileSync('samples/telco-customer-churn.csv', 'utf8').split(/\r?\n/);

function mapperOf(json: unknown, columns: readonly string[]) {
  const read = readMapping(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return rowMapper(read.value, columns);
}

describe('the shipped table through the shipped mapping', () => {
  const columns = header.split(',');
  const map = mapperOf(shipped, columns);
  const row = (change: Record<string, string>) => {
    const cells = first.split(',');
    return map(columns.map((column, index) => change[column] ?? cells[index]));
  };

  it('reads the first row, every assumption in its place', () => {
    expect(map(first.split(','))).toEqual({
      ok: true,
      value: {
        customer: {
          id: '7590-VHVEG',
          relationship: 'current',
          origin: 'table',
          personal: { email: '7590-VHVEG@example.invalid', msisdn: expect.stringMatching(/^\+999\d{10}$/) },
          basic: {
            activationDate: '2026-10-01',
            hasDependents: false,
            hasPartner: true,
            senior: false,
            sex: 'female',
          },
          business: {
            contractTermMonths: 0,
            currency: 'USD',
            paymentMethod: 'electronic-check',
            productsHeld: ['internet-dsl', 'online-backup'],
            totalCharged: 2985,
          },
          usage: [{ month: '2026-10', revenue: 2985 }],
          preference: { timeZone: 'America/Los_Angeles' },
          consents: [
            {
              channel: 'email',
              purpose: 'marketing',
              granted: true,
              at: new Date('2026-11-01T07:00:00Z'),
              source: 'sample',
            },
          ],
        },
        cleared: ['basic.exitDate', 'business.contractEndDate'],
        withheld: [{ channel: 'sms', purpose: 'marketing', at: new Date('2026-11-01T07:00:00Z'), source: 'sample' }],
      },
    });
  });

  it.each([
    ['One year', '34', '2027-01-01'],
    ['One year', '12', '2027-11-01'],
    ['One year', '0', '2027-11-01'],
    ['Two year', '25', '2028-10-01'],
    ['Two year', '47', '2026-12-01'],
  ])('a contract of %s after %s months ends on %s', (Contract, tenure, end) => {
    expect(row({ Contract, tenure })).toMatchObject({
      ok: true,
      value: { customer: { business: { contractEndDate: end } }, cleared: ['basic.exitDate'] },
    });
  });

  it('a churned customer is a former one who left on the last day of the month before', () => {
    expect(row({ Churn: 'Yes' })).toMatchObject({
      value: { customer: { relationship: 'former', basic: { exitDate: '2026-10-31' } } },
    });
  });

  it('a blank total is missing and the row is accepted', () => {
    const read = row({ TotalCharges: ' ', tenure: '0' });
    expect(read).toMatchObject({ ok: true, value: { customer: { basic: { activationDate: '2026-11-01' } } } });
    expect(read.ok && 'totalCharged' in read.value.customer.business).toBe(false);
  });

  it.each([
    [
      'an unknown contract',
      { Contract: 'Three year' },
      [
        ['Contract', 'NOT_IN_MAP'],
        ['Contract', 'NOT_IN_MAP'],
      ],
    ],
    ['no monthly charge', { MonthlyCharges: '' }, [['MonthlyCharges', 'VALUE_MISSING']]],
    ['an amount in words', { MonthlyCharges: 'ten' }, [['MonthlyCharges', 'NOT_AN_AMOUNT']]],
    ['a third decimal', { TotalCharges: '29.855' }, [['TotalCharges', 'NOT_AN_AMOUNT']]],
    [
      'a tenure in words',
      { tenure: 'x', Contract: 'One year' },
      [
        ['tenure', 'NOT_A_NUMBER'],
        ['tenure', 'NOT_A_NUMBER'],
      ],
    ],
    ['a tenure of a thousand years', { tenure: '12001' }, [['tenure', 'OUT_OF_RANGE']]],
    ['no id', { customerID: '' }, [['customerID', 'ID_MISSING']]],
    ['a bar in the id', { customerID: 'a|b' }, [['customerID', 'ID_HAS_BAR']]],
    ['a product nobody knows', { StreamingTV: 'Maybe' }, [['StreamingTV', 'NOT_IN_MAP']]],
    ['no word about churn', { Churn: '' }, [['Churn', 'VALUE_MISSING']]],
  ])('%s is a fault of its column', (_case, change, expected) => {
    const read = row(change);
    expect(read.ok ? [] : read.problems.map(({ path, code }) => [path, code])).toEqual(expected);
    const words = read.ok ? [] : read.problems.flatMap((problem) => Object.values(problemWords(problem)));
    expect(words.join(' ')).not.toMatch(/\{\w+\}/);
  });

  it('names every fault of a row', () => {
    const read = row({ Churn: 'Perhaps', MonthlyCharges: 'x', gender: 'y' });
    expect(read.ok ? [] : read.problems.map(({ path }) => path).sort()).toEqual(['Churn', 'MonthlyCharges', 'gender']);
  });

  it('gives no two customers of the table one number', () => {
    const rows = readFileSync('samples/telco-customer-churn.csv', 'utf8').trim().split(/\r?\n/).slice(1);
    const reads = rows.map((text) => map(text.split(',')));
    const numbers = reads.flatMap((read) => (read.ok ? [read.value.customer.personal.msisdn] : []));
    expect(numbers).toHaveLength(7043);
    expect(new Set(numbers).size).toBe(7043);
  });
});

describe('a mapping of another operator', () => {
  const words = { 'zh-CN': '别家', en: 'other' };
  const map = mapperOf(
    {
      mapping: 'other',
      title: words,
      lines: [
        { constant: 'currency', value: 'JPY' },
        { constant: 'zone', value: 'Asia/Tokyo' },
        { to: 'id', column: 'no' },
        { to: 'relationship', column: 'state', default: 'potential' },
        { to: 'basic.activationDate', column: 'since', format: 'DD/MM/YYYY' },
        { to: 'business.totalCharged', column: 'sen', unit: 'major' },
        { to: 'usage.dataMb', column: 'gb', unit: 'GB', month: '2026-09' },
        { to: 'usage.dataMb', column: 'gb8', unit: 'GB', month: '2026-08' },
        { to: 'personal.name', column: '$name' },
        { to: 'preference.timeZone', column: 'zone' },
      ],
    },
    ['no', 'state', 'since', 'sen', 'gb', 'gb8', '$name', 'zone'],
  );

  it('reads its units, dates and defaults', () => {
    expect(map([' e\u0301 ', '', '02/11/2025', '1200', '1.5', '', 'Ann', 'Europe/Berlin'])).toMatchObject({
      ok: true,
      value: {
        customer: {
          id: 'é',
          relationship: 'potential',
          origin: 'file',
          personal: { name: 'Ann' },
          basic: { activationDate: '2025-11-02' },
          business: { totalCharged: 1200, currency: 'JPY' },
          preference: { timeZone: 'Europe/Berlin' },
          usage: [{ month: '2026-09', dataMb: 1536 }],
        },
      },
    });
  });

  it('takes a row that is too short as blank at its end', () => {
    expect(map(['1'])).toMatchObject({
      ok: true,
      value: { customer: { id: '1', preference: { timeZone: 'Asia/Tokyo' } } },
    });
  });

  it.each([
    ['31/02/2026', 'NOT_A_DATE'],
    ['2026-11-02', 'NOT_A_DATE'],
  ])('%s is no day', (since, code) => {
    expect(map(['1', '', since])).toMatchObject({ ok: false, problems: [{ path: 'since', code }] });
  });
});
