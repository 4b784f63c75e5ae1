import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../src/core/customer/customer.js';
import { EVENT_KINDS } from '../../src/core/customer/customer-event.js';
import { readEvent } from '../../src/core/customer/event/read-event.js';
import { idFault } from '../../src/core/customer/identity.js';
import { type FieldSpec, minorDigitsOf, PROFILE_FIELDS } from '../../src/core/customer/mapping/profile-field.js';
import { isDay } from '../../src/core/kit/day.js';
import { isZone } from '../../src/core/kit/zone.js';
import { customersOf, DATA, rangeOf } from './synthetic-operator.js';

const base = rangeOf(customersOf(), 1, 2_500);
const { world } = DATA;
const SPECS: Readonly<Record<string, FieldSpec>> = PROFILE_FIELDS;

const isText = (value: unknown, longest: number) =>
  typeof value === 'string' && value.length > 0 && value.length <= longest && !/\p{Cc}/u.test(value);
const isWhole = (value: unknown, least: number, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

/** Written once more, from the list of fields alone: what the product would refuse in a file is refused here. */
function fits(value: unknown, spec: FieldSpec): boolean {
  switch (spec.type) {
    case 'text':
      return isText(value, spec.longest);
    case 'choice':
      return spec.values.includes(String(value));
    case 'integer':
      return isWhole(value, spec.least, spec.most);
    case 'quantity':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'money':
      return isWhole(value, 0, Number.MAX_SAFE_INTEGER);
    case 'share':
      return isShare(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'day':
      return isDay(String(value));
    case 'month':
      return isDay(`${value}-01`);
    case 'birthday':
      return isDay(`2024-${value}`);
    case 'clock':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value));
    case 'zone':
      return isZone(String(value));
    case 'currency':
      return minorDigitsOf(String(value)) !== null;
    case 'id':
      return idFault(String(value)) === null;
    case 'texts':
      return (
        Array.isArray(value) &&
        value.length <= spec.most &&
        new Set(value).size === value.length &&
        value.every((one) => fits(one, spec.each))
      );
    case 'amounts':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length <= spec.most &&
        Object.values(value).every((one) => fits(one, spec.each))
      );
    case 'records':
      return Array.isArray(value) && value.length <= spec.most && value.every((one) => recordFits(one, spec));
  }
}

function recordFits(record: object, { fields, required }: Extract<FieldSpec, { type: 'records' }>): boolean {
  const entries = Object.entries(record);
  return (
    required.every((name) => Object.hasOwn(record, name)) &&
    entries.every(([name, value]) => fields[name] !== undefined && fits(value, fields[name]))
  );
}

/** Every field with a value that the profile would not take. */
function misfits(customer: Customer): readonly string[] {
  const { id, relationship, origin, personal, basic, business, usage, preference, contactPoints } = customer;
  const groups = { personal, basic, business, preference };
  const flat = Object.entries(groups).flatMap(([group, fields]) =>
    Object.entries(fields).map(([name, value]): [string, unknown] => [`${group}.${name}`, value]),
  );
  const all: [string, unknown][] = [
    ['id', id],
    ['relationship', relationship],
    ['origin', origin],
    ['usage', usage],
    ['contactPoints', contactPoints],
    ...flat,
  ];
  return all.flatMap(([name, value]) => {
    const spec = SPECS[name];
    return spec !== undefined && fits(value, spec) ? [] : [`${id}: ${name} = ${JSON.stringify(value)}`];
  });
}

describe('every customer of the synthetic operator', () => {
  it('keeps the bounds of the profile in every field', () => {
    expect(base.flatMap(({ customer }) => misfits(customer))).toEqual([]);
  });

  it('would be caught if it did not', () => {
    const bent = base.slice(0, 1).map(({ customer }) => ({
      ...customer,
      basic: { ...customer.basic, age: 151 },
      business: { ...customer.business, totalCharged: 0.5 },
    }));
    expect(bent.flatMap(misfits)).toHaveLength(2);
  });

  it.each<[string, (customer: Customer) => boolean]>([
    ['is of the synthetic origin', ({ id, origin }) => origin === 'synthetic' && /^syn-\d{7}$/.test(id)],
    ['has a number that belongs to nobody', ({ personal }) => /^\+9990\d{9}$/.test(personal.msisdn ?? '')],
    [
      'has an address no mail reaches, or none',
      ({ personal: { email } }) => email === undefined || email.endsWith('@example.invalid'),
    ],
    ['has an id number of no place', ({ personal: { idNumber } }) => /^(000000|SYN-ORG-)/.test(idNumber ?? '')],
    ['has a name that was made up', ({ personal: { name } }) => /^[样例虚拟测仿演模]|^虚构/.test(name ?? '')],
    [
      'is in one of the two zones',
      ({ preference }) => ['Asia/Shanghai', 'Asia/Urumqi'].includes(preference.timeZone ?? ''),
    ],
    [
      'hangs on a community',
      ({ basic }) => DATA.organisation.nodes.some(({ code, level }) => code === basic.orgNode && level === 'community'),
    ],
    [
      'has months in order, each once',
      ({ usage }) => usage.every(({ month }, index) => month > (usage[index - 1]?.month ?? '')),
    ],
    [
      'has no month after it left, or before it came',
      ({ usage, basic }) =>
        usage.every(
          ({ month }) =>
            month >= (basic.activationDate ?? '').slice(0, 7) && month <= (basic.exitDate ?? '9').slice(0, 7),
        ),
    ],
    ['has full months only', ({ usage }) => usage.every(({ month }) => month < world.asOf.slice(0, 7))],
    [
      'left before the day it is seen on, if it is former',
      ({ relationship, basic }) =>
        (relationship === 'former') === (basic.exitDate !== undefined) && (basic.exitDate ?? '') < world.asOf,
    ],
    [
      'was given every consent before that day',
      ({ consents }) => consents.every(({ at }) => at.getTime() < Date.parse(world.asOf) + 86_400_000),
    ],
    [
      'has its devices’ states in order',
      ({ business: { devices = [] } }) =>
        devices.every(({ states }) => states.every(({ on }, index) => on >= (states[index - 1]?.on ?? ''))),
    ],
    [
      'starts its contract before it ends',
      ({ business: { contractStartDate = '', contractEndDate = '9' } }) => contractStartDate < contractEndDate,
    ],
    [
      'can be delivered what it holds',
      ({ business: { productsHeld = [], serviceable = [] } }) =>
        productsHeld.every((one) => !Object.hasOwn(world.serviceable, one) || serviceable.includes(one)),
    ],
    ['pays in fen', ({ business }) => business.currency === 'CNY'],
  ])('%s', (_what, holds) => {
    expect(base.filter(({ customer }) => !holds(customer)).map(({ customer }) => customer.id)).toEqual([]);
  });

  it('knows only products, reasons and nodes that the operator’s own files know', () => {
    const codes = (file: string, key: string): ReadonlySet<string> =>
      new Set(JSON.parse(readFileSync(`rules/${file}.json`, 'utf8')).map((one: Record<string, string>) => one[key]));
    const [products, reasons, nodes] = [
      codes('products', 'id'),
      codes('reasons', 'code'),
      codes('organisation', 'code'),
    ];
    const strange = base.flatMap(({ customer: { basic, business } }) => [
      ...(business.productsHeld ?? []).filter((code) => !products.has(code)),
      ...[business.lossReason, business.usageLossReason].filter((code) => code !== undefined && !reasons.has(code)),
      ...[basic.orgNode ?? ''].filter((code) => !nodes.has(code)),
    ]);
    expect(strange).toEqual([]);
  });
});

describe('every event of the synthetic operator', () => {
  const events = base.flatMap(({ events: own }) => own);

  it('is one that the product takes', () => {
    const latest = new Date(Date.parse(world.asOf));
    const refused = events.filter((event) => !readEvent(JSON.parse(JSON.stringify(event)), { latest }).ok);
    expect(refused).toEqual([]);
    expect(events.length).toBeGreaterThan(5_000);
  });

  it('has an id of its own', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('is one of a person who is a customer then, and the oldest comes first', () => {
    const wrong = base.filter(({ customer, events: own }) => {
      const from = Date.parse(customer.basic.activationDate ?? '9999-01-01');
      return own.some(
        ({ at, customerId }, index) =>
          customerId !== customer.id || at < (own[index - 1]?.at ?? at) || at.getTime() < from - 31 * 86_400_000,
      );
    });
    expect(wrong.map(({ customer }) => customer.id)).toEqual([]);
  });

  it.each(EVENT_KINDS)('of the kind %s is there', (kind) => {
    expect(events.some((event) => event.kind === kind)).toBe(true);
  });
});
