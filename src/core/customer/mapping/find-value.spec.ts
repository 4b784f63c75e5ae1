import { describe, expect, it } from '@jest/globals';
import { ValueFinders } from './find-value.js';
import type { Derivation, FieldLine, Guard, Mapping } from './mapping.js';
import type { ProfileField } from './profile-field.js';

const mapping: Mapping = {
  name: 'm',
  title: { 'zh-CN': '表', en: 'table' },
  constants: { origin: 'file', source: 'file', asOf: '2026-11-01', currency: null, zone: null },
  idColumn: 'a',
  fields: [],
  consents: [],
  columns: ['a', 'b'],
  listColumns: [],
};
const finders = new ValueFinders(mapping, ['a', 'b']);
const find = (
  to: ProfileField,
  from: Derivation,
  cells: readonly (string | undefined)[],
  guard: Guard | null = null,
) => {
  const line: FieldLine = { to, from, month: null, app: null, guard };
  const found = finders.of(line)(cells);
  if (found.kind === 'value') return found.value;
  return found.kind === 'fault' ? found.problem.code : found.kind;
};
const form = { moneyDigits: 2, factor: 1, day: 'YYYY-MM-DD' } as const;
const column = (change: Partial<Extract<Derivation, { kind: 'column' }>> = {}): Derivation => ({
  ...{ kind: 'column', column: 'b', map: null, form, fallback: null, required: false },
  ...change,
});

describe('a value from a column', () => {
  it.each([
    ['its text', column(), ['x', ' y '], 'y'],
    ['a blank is missing', column(), ['x', '  '], 'missing'],
    ['a cell that is not there is missing', column(), ['x'], 'missing'],
    ['a blank that is required', column({ required: true }), ['x', ''], 'VALUE_MISSING'],
    ['a blank with a default', column({ fallback: 'z', required: true }), ['x', ''], 'z'],
    ['a text of the map', column({ map: new Map([['y', 'why']]) }), ['x', 'y'], 'why'],
    ['a text that means none', column({ map: new Map([['y', null]]) }), ['x', 'y'], 'none'],
    ['a blank that is in the map', column({ map: new Map([['', 'blank']]) }), ['x', ''], 'blank'],
    ['a text beside the map', column({ map: new Map([['y', 'why']]) }), ['x', 'n'], 'NOT_IN_MAP'],
    [
      'a name of every object beside the map',
      column({ map: new Map([['y', 'why']]) }),
      ['x', '__proto__'],
      'NOT_IN_MAP',
    ],
  ])('%s', (_case, from, cells, expected) => {
    expect(find('basic.brand', from, cells)).toEqual(expected);
  });
});

describe('a value that is derived', () => {
  const term = {
    kind: 'term-end',
    term: 'a',
    months: new Map([
      ['one', 12],
      ['open', null],
    ]),
    done: 'b',
  } as const;
  const number = { kind: 'reserved-number', column: 'a', prefix: '+999', digits: 10 } as const;
  const template = { kind: 'template', parts: [{ column: 'a' }, '@', { column: 'b' }] } as const;
  const products = {
    kind: 'products',
    products: [
      { product: 'p', column: 'a', when: ['Y'], unless: ['N'] },
      { product: 'q', column: 'b', when: ['Y'], unless: ['N', ''] },
    ],
  } as const;

  it.each([
    ['basic.activationDate', { kind: 'months-before', column: 'b' }, ['', '72'], '2020-11-01'],
    ['basic.activationDate', { kind: 'months-before', column: 'b' }, ['', ''], 'missing'],
    ['basic.activationDate', { kind: 'months-before', column: 'b' }, ['', '-1'], 'NOT_A_NUMBER'],
    ['business.contractEndDate', term, ['one', '13'], '2027-10-01'],
    ['business.contractEndDate', term, ['open', 'x'], 'none'],
    ['business.contractEndDate', term, ['', '1'], 'missing'],
    ['business.contractEndDate', term, ['two', '1'], 'NOT_IN_MAP'],
    ['business.contractEndDate', term, ['one', ''], 'missing'],
    ['personal.email', template, ['x', 'y'], 'x@y'],
    ['personal.email', template, ['x', ''], 'missing'],
    ['personal.email', template, ['x'.repeat(260), 'y'], 'TOO_LONG'],
    ['personal.msisdn', number, ['e\u0301'], find('personal.msisdn', number, ['é'])],
    ['personal.msisdn', number, [''], 'missing'],
    ['business.productsHeld', products, ['Y', 'Y'], ['p', 'q']],
    ['business.productsHeld', products, ['N', ''], []],
    ['business.productsHeld', products, ['', 'Y'], 'NOT_IN_MAP'],
    ['origin', { kind: 'value', value: 'v' }, [], 'v'],
  ] as const)('%s by %j of %j', (to, from, cells, expected) => {
    expect(find(to, from, cells)).toEqual(expected);
  });

  it.each([
    ['when the guard holds', 'Y', 'v'],
    ['else none', 'N', 'none'],
  ])('counts only %s', (_case, cell, expected) => {
    const guard = { column: 'a', equals: ['Y', 'y'], otherwise: 'none' } as const;
    expect(find('origin', { kind: 'value', value: 'v' }, [cell], guard)).toBe(expected);
  });
});
