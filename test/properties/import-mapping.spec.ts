import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeProfile } from '../../src/core/customer/change-customer.js';
import type { Consent } from '../../src/core/customer/consent.js';
import type { Customer } from '../../src/core/customer/customer.js';
import { idFault, idForm } from '../../src/core/customer/identity.js';
import { minorUnitsOf } from '../../src/core/customer/mapping/cell-value.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { SMALL } from '../medium/import-mappings.js';

const title = { 'zh-CN': '表', en: 'table' };

describe('reading a mapping', () => {
  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof readMapping(json).ok).toBe('boolean');
      }),
    );
  });

  it('never throws on lines of any shape, and names a path for each fault', () => {
    const keys = fc.constantFrom(
      ...['to', 'column', 'value', 'map', 'when', 'otherwise', 'month', 'unit', 'products', 'termEnd', 'template'],
      ...['monthsBefore', 'endOfMonth', 'reservedNumber', 'constant', 'consent', 'note', '$set', '__proto__'],
    );
    const target = fc.constantFrom('id', 'relationship', 'basic.age', 'usage.revenue', 'business.productsHeld', '$x');
    const line = fc.dictionary(keys, fc.oneof(target, fc.jsonValue()), { noNullPrototype: false });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const read = readMapping({ mapping: 'm', title, lines });
        expect(read.ok || read.problems.every(({ path }) => path.startsWith('$'))).toBe(true);
      }),
    );
  });
});

describe('reading a row', () => {
  const read = readMapping(SMALL);
  const columns = ['id', 'state', 'spend', 'name', 'mail'];
  const map = read.ok ? rowMapper(read.value, columns) : null;

  it('gives a customer whose fields are all on the list, or says why not', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (cells) => {
        const row = map?.(cells);
        if (!row?.ok) return;
        const { customer } = row.value;
        expect(idFault(customer.id)).toBeNull();
        expect(idForm(customer.id)).toBe(customer.id);
        expect(Object.keys(customer.personal).every((key) => ['name', 'email'].includes(key))).toBe(true);
      }),
    );
  });

  it('reads the same cells always alike', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('in', 'out', '1', '2.50', ''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 5, maxLength: 5 }), (cells) => {
        expect(JSON.stringify(map?.(cells))).toBe(JSON.stringify(map?.([...cells])));
      }),
    );
  });
});

it('an amount written out in major units is the same number of minor units', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 50 }), fc.integer({ min: 0, max: 3 }), (minor, digits) => {
      const text = String(minor).padStart(digits + 1, '0');
      const point = text.length - digits;
      const written = digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
      expect(minorUnitsOf(written, digits)).toBe(minor);
    }),
  );
});

describe('changing a profile', () => {
  const at = fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.UTC(2026, 9, 1 + day)));
  const consent: fc.Arbitrary<Consent> = fc.record({
    channel: fc.constantFrom('sms', 'email'),
    purpose: fc.constant('marketing'),
    granted: fc.boolean(),
    at,
    source: fc.constant('web'),
  });
  const empty = { id: 'c', relationship: 'current', origin: 'o', personal: {}, basic: {}, business: {} } as const;
  const customer: fc.Arbitrary<Customer> = fc.array(consent, { maxLength: 4 }).map((consents) => ({
    ...empty,
    ...{ usage: [], preference: {}, consents },
  }));

  it('twice is as once', () => {
    fc.assert(
      fc.property(customer, customer, (known, said) => {
        const once = changeProfile(changeProfile(null, { customer: known }), { customer: said });
        expect(changeProfile(once, { customer: said })).toEqual(once);
      }),
    );
  });

  it('keeps one word for each channel and purpose, and never an older one', () => {
    fc.assert(
      fc.property(customer, customer, (known, said) => {
        const before = changeProfile(null, { customer: known });
        const after = changeProfile(before, { customer: said });
        const scopes = after.consents.map(({ channel, purpose }) => `${channel}.${purpose}`);
        expect(new Set(scopes).size).toBe(scopes.length);
        for (const word of [...before.consents, ...said.consents]) {
          const kept = after.consents.find(({ channel }) => channel === word.channel);
          expect(kept !== undefined && kept.at >= word.at).toBe(true);
        }
      }),
    );
  });
});
