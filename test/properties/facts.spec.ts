import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { fitsType } from '../../src/core/condition/operators.js';
import { derivationsFor, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import type { FactSheet, FactValue } from '../../src/core/facts/fact-sheet.js';
import { recordFacts } from '../../src/core/facts/identity/contact-state.js';
import type { ModelStates } from '../../src/core/facts/model-state.js';
import { ticks } from '../../src/core/facts/models/turns.js';
import { dayIn } from '../../src/core/kit/zone.js';
import { AS_OF, anySource } from './any-source.js';

const { business } = await loadRuleFiles('rules');
const { catalogue, derivations } = business;

function isDeclared(name: string, value: FactValue): boolean {
  const definition = catalogue.get(name);
  if (definition === undefined) return false;
  if (value === null) return definition.nullable;
  if (!fitsType(definition.type, value)) return false;
  if (definition.whole === true && !Number.isInteger(value)) return false;
  return definition.values?.includes(String(value)) ?? true;
}

/** What every model that remembers would keep of the customer now. */
function statesAfter(source: FactSource, asOf: typeof AS_OF): ModelStates {
  const sheet = deriveFacts(source, derivations, asOf);
  const entries = derivations.flatMap(({ model }) => {
    const state = model?.next(source, sheet, asOf) ?? null;
    return model === undefined || state === null ? [] : [[model.name, state] as const];
  });
  return Object.fromEntries(entries);
}

/** Facts that are stored: those of the clock alone are worked out when they are read. */
const stored = derivations.filter(({ atLoad }) => atLoad !== true).flatMap(({ names }) => names);
const only = (sheet: FactSheet, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, sheet[name]]));

describe('for every customer', () => {
  it('each fact is of its declared type and among its values, and only nullable facts are missing', () => {
    fc.assert(
      fc.property(anySource, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        expect(Object.keys(sheet).sort()).toEqual([...recordFacts(catalogue)].sort());
        expect(Object.entries(sheet).filter(([name, value]) => !isDeclared(name, value))).toEqual([]);
      }),
    );
  });

  it.each(['lifecycleStage', 'lifecyclePhase'])('%s: there is exactly one, or a cause and what is missing', (stage) => {
    fc.assert(
      fc.property(anySource, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        const unknown = sheet[stage] === null;
        expect(sheet[`${stage}Cause`] === 'NOT_ENOUGH_DATA').toBe(unknown);
        expect(sheet[`${stage}Missing`] !== null).toBe(unknown);
        expect(sheet[`${stage}Since`] === null).toBe(unknown);
        if (one.relationship === 'former') expect(sheet.lifecycleStage).toBe('E');
      }),
    );
  });

  it('nobody is let go whose service cost is not known', () => {
    fc.assert(
      fc.property(anySource, (one) => {
        const sheet = deriveFacts(one, derivations, AS_OF);
        if (sheet.valueClass === 'LOW_MAY_LAPSE') expect(sheet.margin).toBeLessThan(0);
      }),
    );
  });

  it('a few facts alone are what they are among all', () => {
    fc.assert(
      fc.property(anySource, fc.subarray([...recordFacts(catalogue)], { minLength: 1, maxLength: 3 }), (one, names) => {
        const all = deriveFacts(one, derivations, AS_OF);
        const some = deriveFacts(one, derivationsFor(names, derivations), AS_OF);
        for (const name of names) expect(some[name]).toEqual(all[name]);
      }),
    );
  });

  it('the order in which months, consents and products come does not matter', () => {
    fc.assert(
      fc.property(anySource, (one) => {
        const turned = {
          ...one,
          usage: [...one.usage].reverse(),
          business: {
            ...one.business,
            ...(one.business.discounts ? { discounts: [...one.business.discounts].reverse() } : {}),
          },
        };
        expect(deriveFacts(turned, derivations, AS_OF)).toEqual(deriveFacts(one, derivations, AS_OF));
      }),
    );
  });
});

describe('models that remember', () => {
  it('say the same again when asked with their own answer', () => {
    fc.assert(
      fc.property(anySource, anySource, (earlier, now) => {
        const source = { ...now, states: statesAfter(earlier, AS_OF) };
        const states = statesAfter(source, AS_OF);
        expect(statesAfter({ ...now, states }, AS_OF)).toEqual(states);
        expect(deriveFacts({ ...now, states }, derivations, AS_OF)).toEqual(deriveFacts(source, derivations, AS_OF));
      }),
    );
  });

  it('what is stored holds until it says, if nothing about the customer changes', () => {
    fc.assert(
      fc.property(
        anySource,
        anySource,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (before, now, part) => {
          const remembered = { ...now, states: statesAfter(before, AS_OF) };
          const source = { ...now, states: statesAfter(remembered, AS_OF) };
          const sheet = deriveFacts(source, derivations, AS_OF);
          const ends = derivations.flatMap((step) => step.holdsUntil?.(source, sheet, AS_OF)?.getTime() ?? []);
          const end = Math.min(...ends, AS_OF.now.getTime() + 400 * 86_400_000);
          expect(end).toBeGreaterThan(AS_OF.now.getTime());
          const then = new Date(AS_OF.now.getTime() + Math.floor((end - AS_OF.now.getTime()) * (0.9 + part / 10.001)));
          const later = deriveFacts(source, derivations, { now: then, today: dayIn('UTC', then), zone: 'UTC' });
          expect(only(later, stored)).toEqual(only(sheet, stored));
        },
      ),
      { numRuns: 400 },
    );
  });
});

it('how every number of the clock moves is known to the models that compare with it', () => {
  const moving = derivations.filter(({ atLoad }) => atLoad === true).flatMap(({ names }) => names);
  const byClock = moving.filter((name) => catalogue.get(name)?.source === 'clock');
  expect(byClock.length).toBeGreaterThan(15);
  expect(byClock.filter((name) => !ticks(name))).toEqual([]);
});
