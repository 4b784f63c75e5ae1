import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../src/core/customer/customer.js';
import { fullMonthsBetween } from '../../src/core/kit/day.js';
import { countBy, customersOf, DATA, rangeOf, SEED, totalVariation } from './synthetic-operator.js';

/** What both a row of the table and a customer of the operator say, in one form. */
type Seen = Readonly<Record<(typeof TRAITS)[number], string>>;
const TRAITS = [
  'sex',
  'senior',
  'partner',
  'dependents',
  'tenure',
  'contract',
  'internet',
  'phone',
  'addOns',
  'payment',
  'gone',
] as const;

const CUSTOMERS = 12_000;
const BANDS = [0, 2, 4, 7, 13, 25, 37, 49, 61, 72];
const ADD_ONS = ['OnlineSecurity', 'OnlineBackup', 'DeviceProtection', 'TechSupport', 'StreamingTV', 'StreamingMovies'];
const PAYMENTS = ['Electronic check', 'Mailed check', 'Bank transfer (automatic)', 'Credit card (automatic)'];
const { world } = DATA;

const bandOf = (tenure: number) => String(BANDS.findLastIndex((from) => from <= tenure));
const yes = (value: unknown) => String(value === 'Yes' || value === true);

function seenInTable(row: Readonly<Record<string, string | undefined>>): Seen {
  return {
    sex: (row.gender ?? '').toLowerCase(),
    senior: String(row.SeniorCitizen === '1'),
    partner: yes(row.Partner),
    dependents: yes(row.Dependents),
    tenure: bandOf(Number(row.tenure)),
    contract: String({ 'Month-to-month': 0, 'One year': 12, 'Two year': 24 }[row.Contract ?? '']),
    internet: String(['No', 'DSL', 'Fiber optic'].indexOf(row.InternetService ?? '')),
    phone: row.MultipleLines === 'Yes' ? '2' : row.PhoneService === 'Yes' ? '1' : '0',
    addOns: ADD_ONS.map((name) => (row[name] === 'Yes' ? '1' : '0')).join(''),
    payment: String(PAYMENTS.indexOf(row.PaymentMethod ?? '')),
    gone: yes(row.Churn),
  };
}

function seenInOperator({ basic, business, relationship }: Customer): Seen {
  const held = business.productsHeld ?? [];
  const until = basic.exitDate ?? world.asOf;
  return {
    sex: basic.sex ?? '',
    senior: String(basic.senior),
    partner: String(basic.hasPartner),
    dependents: String(basic.hasDependents),
    tenure: bandOf(fullMonthsBetween(basic.activationDate ?? '', until)),
    contract: String(business.contractTermMonths),
    internet: String(world.products.broadband.findLastIndex((product) => product === null || held.includes(product))),
    phone: held.includes(world.products.moreLines) ? '2' : held.includes(world.products.phone) ? '1' : '0',
    addOns: world.products.addOns.map((product) => (held.includes(product) ? '1' : '0')).join(''),
    payment: String(world.payments.indexOf(business.paymentMethod ?? '')),
    gone: String(relationship === 'former'),
  };
}

const [head = '', ...lines] = readFileSync('samples/telco-customer-churn.csv', 'utf8').trim().split(/\r?\n/);
const names = head.split(',');
const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])));
const table = rows.map(seenInTable);
const made = rangeOf(customersOf(SEED), 1, CUSTOMERS).map(({ customer }) => customer);
const persons = made.filter(({ basic }) => basic.holder === 'individual' && basic.customerClass === 'public');
const ours = persons.filter(({ relationship }) => ['current', 'former', 'recalled'].includes(relationship));
const operator = ours.map(seenInOperator);

const distance = (traits: readonly (keyof Seen)[], a = operator, b = table) => {
  const keyOf = (seen: Seen) => traits.map((trait) => seen[trait]).join('|');
  return totalVariation(countBy(a, keyOf), countBy(b, keyOf));
};

describe('what the operator shares with the sample table', () => {
  it('is most of its base', () => {
    expect(ours.length).toBeGreaterThan(10_000);
  });

  it.each(TRAITS.filter((trait) => trait !== 'addOns').map((trait) => [trait] as const))(
    '%s is spread as in the table, to three in a hundred',
    (trait) => {
      expect(distance([trait])).toBeLessThan(0.03);
    },
  );

  it.each([
    [['contract', 'tenure'], 0.05],
    [['senior', 'partner', 'dependents'], 0.03],
    [['contract', 'internet'], 0.03],
    [['internet', 'phone'], 0.03],
    [['internet', 'contract', 'payment'], 0.05],
    [['contract', 'gone'], 0.03],
    [['internet', 'gone'], 0.03],
    [['tenure', 'gone'], 0.05],
    [['payment', 'gone'], 0.03],
    [['contract', 'internet', 'gone'], 0.05],
    [['internet', 'addOns'], 0.08],
  ] as [(keyof Seen)[], number][])('%j hang together as in the table, to %d', (traits, bound) => {
    expect(distance(traits)).toBeLessThan(bound);
  });

  it('would be told apart if contracts and leaving did not hang together: the bound is no empty one', () => {
    const torn = operator.map((seen, index) => ({
      ...seen,
      gone: operator[(index * 7 + 1) % operator.length]?.gone ?? '',
    }));
    expect(distance(['contract', 'gone'], torn)).toBeGreaterThan(0.1);
  });

  it('is charged as in the table: every tenth of the base to one yuan in twenty', () => {
    const tenths = (values: readonly number[]) => {
      const sorted = values.toSorted((a, b) => a - b);
      return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => sorted[Math.floor((sorted.length * tenth) / 10)] ?? 0);
    };
    const customers = customersOf(SEED);
    const drawn = Array.from({ length: CUSTOMERS }, (_, index) => customers.outline(index + 1));
    const charged = tenths(drawn.map(({ traits }) => traits.charge));
    const inTable = tenths(rows.map((row) => Math.round(Number(row.MonthlyCharges) * 100)));
    for (const [index, cents] of charged.entries()) {
      expect(Math.abs(cents - (inTable[index] ?? 0)) / (inTable[index] ?? 1)).toBeLessThan(0.05);
    }
  });
});

describe('what the operator has that the table has not', () => {
  const share = (holds: (customer: Customer) => boolean) => made.filter(holds).length / made.length;

  it.each<[string, (customer: Customer) => boolean, number, number]>([
    ['prospects', ({ relationship }) => relationship === 'potential', 0.04, 0.065],
    ['customers of rivals', ({ relationship }) => relationship === 'competitor', 0.013, 0.027],
    ['other carriers', ({ relationship }) => relationship === 'interconnect', 0.0005, 0.005],
    ['who came back', ({ relationship }) => relationship === 'recalled', 0.01, 0.03],
    ['who left', ({ relationship }) => relationship === 'former', 0.2, 0.28],
    ['organisations', ({ basic }) => basic.holder === 'organisation', 0.03, 0.06],
    ['key accounts', ({ basic }) => basic.customerClass === 'key', 0.006, 0.018],
    ['the zone of Urumqi', ({ preference }) => preference.timeZone === 'Asia/Urumqi', 0.07, 0.13],
    ['the zone of Shanghai', ({ preference }) => preference.timeZone === 'Asia/Shanghai', 0.87, 0.93],
    ['a converged bundle', ({ business }) => business.productsHeld?.includes('converged-bundle') ?? false, 0.3, 0.5],
    ['a contract that ended', ({ business }) => (business.contractEndDate ?? '9') < world.asOf, 0.005, 0.05],
    ['something overdue', ({ business }) => (business.overdueAmount ?? 0) > 0, 0.03, 0.1],
    [
      'a phone paid in instalments',
      ({ business }) => business.devices?.some((one) => one.instalmentEndDate) ?? false,
      0.04,
      0.2,
    ],
    ['a reason for leaving', ({ business }) => business.lossReason !== undefined, 0.12, 0.3],
    ['a reason for using less', ({ business }) => business.usageLossReason !== undefined, 0.02, 0.12],
    ['a plan that retires', ({ business }) => business.planRetiresOn !== undefined, 0.005, 0.06],
    ['a wish to be ported out', ({ business }) => business.portOutRequestAt !== undefined, 0.002, 0.012],
    ['a mark of a key account', ({ business }) => (business.keyAccountMarks?.length ?? 0) > 0, 0.001, 0.01],
    [
      'a consent to SMS',
      ({ consents }) => consents.some((one) => one.channel === 'sms' && one.purpose === 'marketing' && one.granted),
      0.6,
      0.72,
    ],
    [
      'a number that no longer works',
      ({ contactPoints = [] }) => contactPoints.some((one) => one.field === 'msisdn' && one.invalidSince),
      0.02,
      0.06,
    ],
    ['a gap in the months', ({ usage }) => fullMonthsIn(usage) > usage.length, 0.02, 0.08],
    ['nights spent on the network', ({ usage }) => (usage.at(-1)?.nightShare ?? 0) > 0.3, 0.02, 0.08],
    [
      'a month dearer than it costs',
      ({ usage }) => (usage.at(-1)?.serviceCost ?? 0) > (usage.at(-1)?.revenue ?? 0),
      0.01,
      0.12,
    ],
  ])('%s are there, and not more than plausible', (_who, holds, least, most) => {
    expect(share(holds)).toBeGreaterThan(least);
    expect(share(holds)).toBeLessThan(most);
  });

  it('households live in one place', () => {
    const homes = new Map<string, Set<string>>();
    for (const { basic, business } of persons) {
      const home = homes.get(business.householdId ?? '') ?? new Set();
      homes.set(business.householdId ?? '', home.add(basic.orgNode ?? ''));
    }
    expect([...homes.values()].filter(({ size }) => size > 1)).toEqual([]);
    expect(homes.size).toBeGreaterThan(persons.length / 4);
    expect(homes.size).toBeLessThan((persons.length * 3) / 4);
  });
});

function fullMonthsIn(usage: Customer['usage']): number {
  const [first, last] = [usage[0], usage.at(-1)];
  return first && last ? fullMonthsBetween(`${first.month}-01`, `${last.month}-01`) + 1 : 0;
}
