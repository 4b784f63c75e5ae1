import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { type Derivation, deriveFacts } from '../../src/core/facts/derive-facts.js';
import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../../src/core/facts/fact-sheet.js';
import { bandOf } from '../../src/core/facts/models/bands.js';
import { orderDerivations } from '../../src/core/facts/order-derivations.js';
import { aFactSource } from '../builders/a-customer.js';
import { AS_OF, anySource } from './any-source.js';

const { business } = await loadRuleFiles('rules');
const { catalogue, derivations } = business;

/** Classes in their order, the best last. Who may lapse and who is kept differ by cost, not by rank. */
const RANKS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  arpuBand: [['LOW'], ['MID'], ['HIGH']],
  valueClass: [['LOW_MAY_LAPSE', 'LOW_KEEP'], ['ORDINARY'], ['HIGH_REVENUE_REVIEW'], ['HIGH'], ['INFLUENTIAL']],
  satisfactionBand: [['VERY_LOW'], ['LOW'], ['BASIC'], ['HIGH'], ['VERY_HIGH']],
  loyaltyBand: [['VERY_LOW'], ['LOW'], ['BASIC'], ['HIGH'], ['VERY_HIGH']],
  creditList: [['BLACK'], ['GREY'], ['RED']],
  stars: [[1], [2], [3], [4], [5]],
  tier: [['LOW'], ['MID'], ['HIGH']],
  keyAccountGrade: [['NONE'], ['CLASSED'], ['SPECIAL']],
};
const SCORES = ['satisfaction', 'loyalty', 'starScore', 'keyAccountScore'];

const rankOf = (fact: string, value: FactValue) => (RANKS[fact] ?? []).findIndex((rank) => rank.includes(value));

function anyValueOf({ name, type, values, fields = [] }: FactDefinition): fc.Arbitrary<FactValue> {
  if (type === 'enum') return fc.constantFrom(...(values ?? []));
  if (type === 'boolean') return fc.boolean();
  if (type === 'number') return fc.oneof(fc.nat(120), fc.nat(400_000));
  if (type === 'list')
    return fc.subarray(['important', 'group']).map((all) => all.map((one) => ({ [fields[0]?.name ?? name]: one })));
  return fc.constantFrom('USD', 'CNY', 'qingchao', '2026-01-01');
}

function stepOf(fact: string): Derivation {
  const step = derivations.find(({ names }) => names.includes(fact));
  if (step === undefined) throw new Error(fact);
  return step;
}

/** What a step reads, all of it known; and the same with some of it missing. */
function sheets({ reads }: Derivation): fc.Arbitrary<readonly [FactSheet, FactSheet]> {
  const names = reads?.facts ?? [];
  const known = Object.fromEntries(names.map((name) => [name, anyValueOf(catalogue.get(name) as FactDefinition)]));
  return fc
    .tuple(fc.record(known), fc.subarray([...names]))
    .map(([sheet, kept]) => [sheet, Object.fromEntries(kept.map((name) => [name, sheet[name] ?? null]))]);
}

describe('missing data never raises a class', () => {
  it.each(Object.keys(RANKS))('%s', (fact) => {
    const step = stepOf(fact);
    fc.assert(
      fc.property(sheets(step), ([whole, part]) => {
        const [known, guessed] = [whole, part].map((sheet) => step.derive(aFactSource(), sheet, AS_OF)[fact] ?? null);
        if (guessed === null || guessed === undefined || known === null) return;
        expect(rankOf(fact, guessed)).toBeLessThanOrEqual(rankOf(fact, known as FactValue));
      }),
      { numRuns: 300 },
    );
  });

  it.each(SCORES)('%s', (fact) => {
    const step = stepOf(fact);
    fc.assert(
      fc.property(sheets(step), ([whole, part]) => {
        const [known, guessed] = [whole, part].map((sheet) => step.derive(aFactSource(), sheet, AS_OF)[fact] ?? null);
        expect(typeof known).toBe('number');
        if (guessed !== null) expect(guessed).toBeLessThanOrEqual(Number(known));
        expect(Number(known)).toBeGreaterThanOrEqual(0);
        expect(Number(known)).toBeLessThanOrEqual(100);
      }),
      { numRuns: 300 },
    );
  });
});

const ladder = fc
  .uniqueArray(fc.integer({ min: -5_000, max: 20_000 }), { minLength: 1, maxLength: 6 })
  .map((marks) => [Number.NEGATIVE_INFINITY, ...marks.sort((a, b) => a - b), Number.POSITIVE_INFINITY])
  .map((ends) => ends.slice(1).map((to, index) => ({ from: ends[index] ?? 0, to, means: index })));

describe('bands', () => {
  it('cover every number, and more is never a lower band', () => {
    fc.assert(
      fc.property(ladder, fc.integer(), fc.nat(), (bands, value, more) => {
        const [low, high] = [bandOf(bands, value, null, 0), bandOf(bands, value + more, null, 0)];
        expect(Number(low)).toBeLessThanOrEqual(Number(high));
        const band = bands[Number(low)];
        expect(value >= (band?.from ?? 0) && value < (band?.to ?? 0)).toBe(true);
      }),
    );
  });

  it('who was there before stays within the hysteresis, and is never further than one step of it away', () => {
    fc.assert(
      fc.property(
        ladder,
        fc.integer({ min: -8_000, max: 30_000 }),
        fc.nat(7),
        fc.nat(30),
        (bands, value, before, pct) => {
          const plain = Number(bandOf(bands, value, null, 0));
          const place = Math.min(before, bands.length - 1);
          const now = Number(bandOf(bands, value, place, pct));
          expect(Math.min(plain, place) <= now && now <= Math.max(plain, place)).toBe(true);
          expect(bandOf(bands, value, now, pct)).toBe(now);
        },
      ),
    );
  });

  it('near a mark nobody flaps', () => {
    const near = fc.array(fc.integer({ min: 9_501, max: 10_499 }), { minLength: 2, maxLength: 20 });
    const bands = [
      { from: Number.NEGATIVE_INFINITY, to: 10_000, means: 'LOW' },
      { from: 10_000, to: Number.POSITIVE_INFINITY, means: 'HIGH' },
    ];
    fc.assert(
      fc.property(near, (values) => {
        let band: string | number | null = null;
        const seen = values.map((value) => {
          band = bandOf(bands, value, band, 5);
          return band;
        });
        expect(new Set(seen).size).toBe(1);
      }),
    );
  });
});

describe('changing a mark in a file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tidemark-marks-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  cpSync('rules', dir, { recursive: true });

  /** The facts that are made of these, however far on. */
  function madeOf(first: readonly string[]): ReadonlySet<string> {
    const touched = new Set(first);
    for (const { names, reads } of derivations) {
      if (reads?.facts.some((fact) => touched.has(fact))) for (const name of names) touched.add(name);
    }
    return touched;
  }

  it.each([
    ['arpu-bands.json', '3500', '5200', ['arpuBand', 'arpuBandCause']],
    ['value-classes.json', '"highFrom": 7000', '"highFrom": 9000', ['valueClass', 'valueClassCause']],
    ['credit-list.json', '"value": 90', '"value": 45', ['creditList', 'creditListCause']],
    ['lifecycle-abcde.json', '"value": 24', '"value": 36', ['lifecycleStage', 'lifecycleStageCause']],
    ['trends.json', '"fallToPct": 70', '"fallToPct": 39', ['arpuTrend', 'dataTrend', 'voiceTrend']],
  ])('%s: changes the class and what is made of it, and nothing else', async (file, from, to, facts) => {
    const path = join(dir, 'facts', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replaceAll(from, to));
    const changed = (await loadRuleFiles(dir)).business.derivations;
    writeFileSync(path, text);
    const touched = madeOf(facts);
    const moved = new Set<string>();
    fc.assert(
      fc.property(anySource, (one) => {
        const before = deriveFacts(one, derivations, AS_OF);
        const after = deriveFacts(one, changed, AS_OF);
        for (const name of Object.keys(before)) {
          if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue;
          expect(touched).toContain(name);
          moved.add(name);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(moved).toContain(facts[0]);
  });
});

it('the order in which derivations are given does not matter', () => {
  fc.assert(
    fc.property(anySource, fc.shuffledSubarray([...derivations], { minLength: derivations.length }), (one, mixed) => {
      const { ordered, circling } = orderDerivations(mixed);
      expect(circling).toEqual([]);
      expect(deriveFacts(one, ordered, AS_OF)).toEqual(deriveFacts(one, derivations, AS_OF));
    }),
    { numRuns: 30 },
  );
});
