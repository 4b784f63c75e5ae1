import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Organisation } from '../../src/core/access/organisation.js';
import { type Derivation, derivation } from '../../src/core/facts/derive-facts.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { binOf } from '../../src/core/facts/models/bins.js';
import { PyramidBuilder, Pyramids } from '../../src/core/value/base/pyramids.js';
import { labelLeaks } from '../../src/core/value/churn/label-leaks.js';
import { scoreAt } from '../../src/core/value/scorecard/scorecard.js';
import { worthOf } from '../../src/core/value/worth/worth-facts.js';
import { aChurnPlan } from '../builders/a-churn-plan.js';
import { aWorthModel } from '../builders/a-worth-model.js';

const share = fc.double({ min: 0, max: 0.99, noNaN: true });
const MODEL = aWorthModel();

describe('worth', () => {
  const known = fc.record({
    arpu3m: fc.integer({ min: 0, max: 50_000 }),
    margin: fc.option(fc.integer({ min: -20_000, max: 50_000 })),
    planPrice: fc.option(fc.integer({ min: 0, max: 50_000 })),
    discountPerMonth: fc.option(fc.integer({ min: 0, max: 10_000 })),
    lifecycleStage: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E')),
    churnProbability: fc.option(share),
  });
  const sheetOf = (facts: FactSheet): FactSheet => ({ relationship: 'current', currency: 'USD', ...facts });

  it('the branches add up to the margin, the parts to the lifetime value', () => {
    fc.assert(
      fc.property(known, (facts) => {
        const { tree, life } = worthOf(sheetOf(facts), MODEL);
        const sum = tree?.branches.reduce((total, { amount }) => total + amount, 0);
        expect(sum).toBeCloseTo(tree?.margin ?? Number.NaN, 6);
        expect((life?.margins ?? 0) + (life?.winBack ?? 0)).toBeCloseTo(life?.clv ?? Number.NaN, 6);
      }),
    );
  });

  it('of a positive value at most all is at risk, and a budget is never below zero', () => {
    fc.assert(
      fc.property(known, (facts) => {
        const { life, valueAtRisk, saveBudget } = worthOf(sheetOf(facts), MODEL);
        expect(Math.abs(valueAtRisk ?? 0)).toBeLessThanOrEqual(Math.abs(life?.clv ?? 0) + 1e-6);
        expect(saveBudget).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a later loss is never worth less, while months bring more than a win-back would', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const rates = { chance: 0, cost: 0, lag: 0, marginMonths: 0 };
        const [line] = MODEL.lines;
        if (line === undefined) throw new Error('a model without rates');
        const model = aWorthModel({ lines: [{ ...line, marks: { ...line.marks, winBack: rates } }] });
        const clv = (churnProbability: number) =>
          worthOf(sheetOf({ arpu3m: 9_000, churnProbability }), model).life?.clv ?? Number.NaN;
        expect(clv(Math.min(a, b))).toBeGreaterThanOrEqual(clv(Math.max(a, b)) - 1e-6);
      }),
    );
  });
});

it('every score is in exactly one band, and who is likelier to leave never scores higher', () => {
  const { bands, scale } = aChurnPlan();
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (a, b) => {
        const [safe, risky] = [scoreAt(Math.min(a, b), scale), scoreAt(Math.max(a, b), scale)];
        expect(safe).toBeGreaterThanOrEqual(risky);
        expect(bands.filter(({ from, to }) => safe >= from && safe < to)).toHaveLength(1);
        expect(binOf(bands, safe)).not.toBeNull();
      },
    ),
  );
});

describe('the label', () => {
  /** Each fact reads some of those before it, and perhaps a field that is the label. */
  const graph = fc.array(
    fc.record({
      before: fc.array(fc.nat(9), { maxLength: 3 }),
      field: fc.constantFrom('basic.age', 'basic.exitDate', 'usage'),
    }),
    { minLength: 1, maxLength: 10 },
  );

  function stepsOf(
    shape: readonly { readonly before: readonly number[]; readonly field: string }[],
  ): readonly Derivation[] {
    return shape.map(({ before, field }, at) =>
      derivation(
        { [`f${at}`]: { type: 'number' } },
        { facts: before.filter((one) => one < at).map((one) => `f${one}`), profile: [field] },
        () => ({}),
      ),
    );
  }

  it('leaks exactly into what can be reached from it', () => {
    fc.assert(
      fc.property(graph, (shape) => {
        const reaches = (at: number): boolean =>
          shape[at]?.field === 'basic.exitDate' || (shape[at]?.before.some((one) => one < at && reaches(one)) ?? false);
        const expected = shape.flatMap((_one, at) => (reaches(at) ? [`f${at}`] : []));
        expect([...labelLeaks(stepsOf(shape)).keys()]).toEqual(expected);
      }),
    );
  });
});

it('a pyramid does not depend on the order of the base, and the last share is one', () => {
  const customer = fc.record({
    relationship: fc.constantFrom('current', 'recalled', 'former'),
    currency: fc.constantFrom('CNY', 'USD'),
    arpu3m: fc.option(fc.integer({ min: 0, max: 500 })),
  });
  const builtOf = (base: readonly FactSheet[]) => {
    const builder = new PyramidBuilder(new Organisation([]));
    for (const one of base) builder.add(one);
    return builder.built;
  };
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 30 }), (base) => {
      const built = builtOf(base);
      expect(builtOf([...base].reverse())).toEqual(built);
      for (const { network, currency, steps } of built) {
        const last = steps.at(-1)?.revenue ?? 0;
        const place = new Pyramids(built).of({ network, currency })?.placeOf(last) ?? null;
        if (place !== null) expect(place.share).toBeCloseTo(1, 12);
      }
    }),
  );
});
