import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { fitsType } from '../../src/core/condition/operators.js';
import { RELATIONSHIPS } from '../../src/core/customer/customer.js';
import { arpuBandOf } from '../../src/core/facts/arpu-band.js';
import { derivationsFor, deriveFacts } from '../../src/core/facts/derive-facts.js';
import type { FactValue } from '../../src/core/facts/fact-sheet.js';
import { valueClassOf } from '../../src/core/facts/value-class.js';
import { dayOfNumber } from '../../src/core/kit/day.js';
import { aFactSource } from '../builders/a-customer.js';

const { business } = await loadRuleFiles('rules');
const { catalogue, derivations } = business;
const TODAY = 20_759;
const day = fc.integer({ min: TODAY - 3_000, max: TODAY + 1_200 }).map(dayOfNumber);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Fields come and go: what is undefined is not there at all. */
function present<T extends object>(group: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(group).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const source = fc
  .record({
    relationship: fc.constantFrom(...RELATIONSHIPS),
    basic: fc.record({ activationDate: maybe(day), exitDate: maybe(day), influential: maybe(fc.boolean()) }),
    business: fc.record({
      currency: maybe(fc.constantFrom('USD', 'CNY', 'EUR')),
      contractTermMonths: maybe(fc.constantFrom(0, 1, 12, 24)),
      contractEndDate: maybe(day),
    }),
    months: fc.array(
      fc.record({
        back: fc.integer({ min: 0, max: 5 }),
        revenue: maybe(fc.nat(20_000)),
        serviceCost: maybe(fc.nat(9_000)),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ relationship, basic, business: said, months }) => ({
    ...aFactSource(),
    relationship,
    basic: present(basic),
    business: present(said),
    usage: months.map(({ back, ...month }) => ({
      ...present(month),
      month: `2026-${String(11 - back).padStart(2, '0')}`,
    })),
  }));

function isDeclared(name: string, value: FactValue): boolean {
  const definition = catalogue.get(name);
  if (definition === undefined) return false;
  if (value === null) return definition.nullable;
  if (!fitsType(definition.type, value)) return false;
  return definition.values?.includes(String(value)) ?? true;
}

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: dayOfNumber(TODAY) };

describe('for every customer', () => {
  it('each fact is of its declared type and among its values, and only nullable facts are missing', () => {
    fc.assert(
      fc.property(source, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        expect(Object.keys(sheet).sort()).toEqual([...catalogue.keys()].sort());
        expect(Object.entries(sheet).filter(([name, value]) => !isDeclared(name, value))).toEqual([]);
      }),
    );
  });

  it('there is a stage, or a cause and what is missing', () => {
    fc.assert(
      fc.property(source, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        const unknown = sheet.lifecycleStage === null;
        expect(sheet.lifecycleStageCause === 'NOT_ENOUGH_DATA').toBe(unknown);
        expect(sheet.lifecycleStageMissing !== null).toBe(unknown);
        if (one.relationship === 'former') expect(sheet.lifecycleStage).toBe('E');
      }),
    );
  });

  it('nobody is let go whose service cost is not known', () => {
    fc.assert(
      fc.property(source, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        if (sheet.valueClass === 'LOW_MAY_LAPSE') expect(sheet.margin).toBeLessThan(0);
      }),
    );
  });

  it('a few facts alone are what they are among all', () => {
    fc.assert(
      fc.property(source, fc.subarray([...catalogue.keys()], { minLength: 1, maxLength: 3 }), (one, names) => {
        const all = deriveFacts(one, derivations, AS_OF);
        const some = deriveFacts(one, derivationsFor(names, derivations), AS_OF);
        for (const name of names) expect(some[name]).toBe(all[name]);
      }),
    );
  });
});

describe('bands', () => {
  const marks = fc
    .tuple(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), fc.nat(9_000))
    .map(([midFrom, wide, margin]) => ({ midFrom, highFrom: midFrom + wide, marginHighFrom: margin }));

  it('cover every amount, and more spend is never a lower band', () => {
    const order = ['LOW', 'MID', 'HIGH'];
    fc.assert(
      fc.property(marks, fc.integer(), fc.nat(), (limits, spend, more) => {
        const [low, high] = [arpuBandOf(spend, limits), arpuBandOf(spend + more, limits)];
        expect(order.indexOf(low)).toBeLessThanOrEqual(order.indexOf(high));
      }),
    );
  });

  it('high value needs both a high spend and a known margin at its mark', () => {
    fc.assert(
      fc.property(marks, fc.integer(), fc.option(fc.integer()), ({ midFrom, ...limits }, spend, margin) => {
        const { valueClass } = valueClassOf(spend, margin, { ...limits, ordinaryFrom: midFrom });
        const high = spend >= limits.highFrom && margin !== null && margin >= limits.marginHighFrom;
        expect(valueClass === 'HIGH').toBe(high);
      }),
    );
  });
});
