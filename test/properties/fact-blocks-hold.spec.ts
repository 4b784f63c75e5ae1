import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { RELATIONSHIPS } from '../../src/core/customer/customer.js';
import { EVENT_KINDS } from '../../src/core/customer/customer-event.js';
import { loadFiller } from '../../src/core/facts/block/at-load.js';
import { sameFact } from '../../src/core/facts/block/compare-rows.js';
import { RowDeriver } from '../../src/core/facts/block/derive-row.js';
import { storedFacts, ZONE_COLUMN } from '../../src/core/facts/block/load-plan.js';
import { type AsOf, asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { blockOf, sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { startOf } from '../../src/core/facts/holds-until.js';
import { keptFacts } from '../../src/core/facts/identity/contact-state.js';
import { ID_FACT } from '../../src/core/facts/identity/profile-facts.js';
import type { ModelState } from '../../src/core/facts/model-state.js';
import { dayNumber, dayOfNumber } from '../../src/core/kit/day.js';
import { aConsent, aFactSource } from '../builders/a-customer.js';

const { business } = await loadRuleFiles('rules');
const { catalogue, derivations, policy } = business;
const ZONE: FactDefinition = {
  name: ZONE_COLUMN,
  type: 'text',
  unit: null,
  nullable: true,
  labels: { 'zh-CN': '时区', en: 'time zone' },
};
const CATALOGUE = new Map([...catalogue, [ZONE_COLUMN, ZONE]]);
const NAMES = keptFacts(catalogue);
const STORED = storedFacts(derivations).filter((name) => catalogue.has(name));
const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-02T18:00:00Z');
const TODAY = dayNumber('2026-11-02');

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc.integer({ min: TODAY - 900, max: TODAY + 400 }).map(dayOfNumber);
const past = fc.integer({ min: 0, max: 120 }).map((back) => new Date(START - back * 24 * HOUR_MS));

/** Fields come and go: what is undefined is not there at all. */
function present<T extends object>(group: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(group).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const dayCounts = fc
  .uniqueArray(fc.integer({ min: TODAY - 120, max: TODAY }), { maxLength: 6 })
  .map((days) => days.sort((a, b) => a - b).map((one) => ({ day: dayOfNumber(one), count: 1, sum: 500 })));

const customer: fc.Arbitrary<FactSource> = fc
  .record({
    relationship: fc.constantFrom(...RELATIONSHIPS),
    basic: fc.record({ activationDate: maybe(day), exitDate: maybe(day), birthday: maybe(fc.constant('1990-02-28')) }),
    business: fc.record({
      contractTermMonths: maybe(fc.constantFrom(0, 1, 12, 24)),
      contractEndDate: maybe(day),
      planRetiresOn: maybe(day),
    }),
    timeZone: maybe(fc.constantFrom('Asia/Shanghai', 'America/Los_Angeles', 'Mars/Olympus')),
    revenues: fc.array(maybe(fc.nat(30_000)), { maxLength: 14 }),
    kinds: fc.uniqueArray(fc.constantFrom(...EVENT_KINDS), { maxLength: 5 }),
    counts: dayCounts,
    last: past,
  })
  .map(({ relationship, basic, business: said, timeZone, revenues, kinds, counts, last }): FactSource => {
    const usage = revenues.map((revenue, back) => ({
      month: dayOfNumber(TODAY - 2 - back * 30).slice(0, 7),
      ...present({ revenue }),
    }));
    return {
      ...aFactSource(),
      relationship,
      basic: present(basic),
      business: { currency: 'CNY', ...present(said) },
      preference: present({ timeZone }),
      usage: usage.reverse(),
      consents: [aConsent(), aConsent({ channel: 'email', granted: false })],
      counters: {
        days: Object.fromEntries(kinds.map((kind) => [kind, counts])),
        last: Object.fromEntries(kinds.map((kind) => [kind, last])),
        scores: {},
        open: { complaints: [], incidents: [] },
      },
    };
  });

const deriver = new RowDeriver(derivations);
const derive = (source: FactSource, asOf: AsOf) => {
  const { facts, ...row } = deriver.derive(source, asOf);
  const sheet = Object.fromEntries([...deriver.places].map(([name, place]) => [name, facts[place] ?? null]));
  return { ...row, sheet };
};
const asOfAt = (source: FactSource, ms: number) => asOfEach(new Date(ms), policy.operatorZone)(source);

/** The customer with every state kept that models moved to at an instant, as a fold leaves it. */
function folded(source: FactSource, ms: number): FactSource {
  const { changes } = derive(source, asOfAt(source, ms));
  const moved = changes.map(({ model, state }): [string, ModelState] => [model, state]);
  return { ...source, states: { ...source.states, ...Object.fromEntries(moved) } };
}

const MOVING = new Set(derivations.flatMap(({ atLoad, names }) => (atLoad ? names : [])));

/** Until when the stored facts hold, step by step on the sheet. */
function heldUntil(source: FactSource, sheet: FactSheet, asOf: AsOf): number {
  const tomorrow = startOf(dayOfNumber(dayNumber(asOf.today) + 1), asOf);
  const ends = derivations.map(({ atLoad, holdsUntil, reads }) => {
    if (atLoad) return null;
    if (holdsUntil !== undefined) return holdsUntil(source, sheet, asOf);
    return reads?.facts.some((name) => MOVING.has(name)) ? tomorrow : null;
  });
  return Math.min(...ends.map((end) => end?.getTime() ?? Number.POSITIVE_INFINITY));
}

describe('the models in the files', () => {
  it('asked again at the same instant say what they said', () => {
    fc.assert(
      fc.property(customer, (source) => {
        const kept = folded(source, START);
        const [before, after] = [derive(source, asOfAt(source, START)), derive(kept, asOfAt(kept, START))];
        expect(after.changes).toEqual([]);
        const valuesOf = (sheet: FactSheet) => JSON.stringify(STORED.map((name) => [name, sheet[name]]));
        expect(valuesOf(after.sheet)).toBe(valuesOf(before.sheet));
      }),
      { numRuns: 150 },
    );
  });

  it('are told by place as they are told by name', () => {
    fc.assert(
      fc.property(customer, (source) => {
        const asOf = asOfAt(source, START);
        const plain = deriveFacts(source, derivations, asOf);
        const { sheet, validUntil, changes } = derive(source, asOf);
        expect(sheet).toEqual(plain);
        expect(validUntil).toBe(heldUntil(source, plain, asOf));
        const states = derivations.flatMap(({ model }) => {
          const state = model?.next(source, plain, asOf) ?? null;
          return model === undefined || state === null ? [] : [{ model: model.name, state }];
        });
        expect(changes).toEqual(states);
      }),
      { numRuns: 150 },
    );
  });

  it('say of stored facts how long they hold, and hold so long', () => {
    const later = fc.oneof(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 24 * 400 }));
    fc.assert(
      fc.property(customer, later, fc.boolean(), (source, hours, atTheEnd) => {
        const kept = folded(source, START);
        const { sheet, validUntil } = derive(kept, asOfAt(kept, START));
        expect(validUntil).toBeGreaterThan(START);
        const end = Math.min(validUntil, START + 24 * 400 * HOUR_MS) - 1;
        const at = atTheEnd ? end : Math.min(end, START + hours * HOUR_MS);
        const then = deriveFacts(kept, derivations, asOfAt(kept, at));
        const moved = STORED.filter((name) => !sameFact(then[name], sheet[name]));
        expect(moved).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('give on columns at load what they give on the sheet', () => {
    fc.assert(
      fc.property(
        fc.array(customer, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 24 * 40 }),
        (all, hours) => {
          const now = START + hours * HOUR_MS;
          const sheets = all.map((source) => deriveFacts(source, derivations, asOfAt(source, now)));
          const ids = all.map((_source, row) => `c-${row}`);
          const zoned = sheets.map((sheet, row) => ({
            ...sheet,
            [ZONE_COLUMN]: all[row]?.preference.timeZone ?? null,
          }));
          const steps = derivations.filter(({ atLoad, names }) => atLoad && !names.includes(ID_FACT));
          const fill = loadFiller(steps, CATALOGUE, { now: new Date(now), operatorZone: policy.operatorZone });
          const filled = fill(blockOf(ids, zoned, [...STORED, ZONE_COLUMN], CATALOGUE));
          const expected = blockOf(ids, sheets, NAMES, catalogue);
          for (const row of all.keys()) {
            const { [ZONE_COLUMN]: _zone, ...sheet } = sheetAt(filled, row);
            expect(sheet).toEqual(sheetAt(expected, row));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
