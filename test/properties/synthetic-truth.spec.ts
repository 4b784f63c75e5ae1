import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceWhenTreated, ResponseModel } from '../../src/adapters/sample/response-model.js';
import { trueEffects } from '../../src/adapters/sample/true-effects.js';
import { bucket } from '../../src/core/kit/hash.js';
import { DATA, SEED } from '../golden/synthetic-operator.js';

const CUSTOMERS = 10_000;
/** In standard errors: so many comparisons are made that three would be passed by chance. */
const MOST_ERRORS = 5;
const model = new ResponseModel(DATA, SEED);
const truth = trueEffects(DATA, { seed: SEED, customers: CUSTOMERS });
const families = truth.families.map((family) => [family.family, family] as const);

type Arm = { n: number; k: number };
const share = ({ n, k }: Arm) => k / n;
const error = ({ n, k }: Arm) => Math.sqrt(Math.max(1e-9, (share({ n, k }) * (1 - share({ n, k }))) / n));

/** Drawn once: all that responses depend on. */
const outlines = Array.from({ length: CUSTOMERS }, (_, index) => ({
  index: index + 1,
  outline: model.outlineOf(index + 1),
  treated: bucket('truth:1:', String(index + 1)) < 5_000,
}));

/** Half of the base is treated, by lot; each half is counted as a measurement would, and each segment in it too. */
function simulate(family: string, contacts: number, beside: readonly string[]) {
  const arms = new Map<string, readonly [Arm, Arm]>();
  const count = (name: string, treated: boolean, responded: boolean) => {
    const both = arms.get(name) ?? [aNewArm(), aNewArm()];
    arms.set(name, both);
    both[Number(treated) as 0 | 1].n += 1;
    both[Number(treated) as 0 | 1].k += Number(responded);
  };
  for (const { index, outline, treated } of outlines) {
    const treatment = { family, treated, contacts, beside, occasion: 'run-1' };
    const outcome = model.outcomeOf(index, treatment, outline);
    if (outcome === null) continue;
    count('all', treated, outcome.responded);
    count(model.latent(index, family, outline)?.segment ?? '', treated, outcome.responded);
  }
  return (name: string) => foundIn(arms.get(name) ?? [aNewArm(), aNewArm()]);
}

const aNewArm = (): Arm => ({ n: 0, k: 0 });

function foundIn([control, test]: readonly [Arm, Arm]) {
  return {
    n: control.n + test.n,
    effect: share(test) - share(control),
    error: Math.hypot(error(test), error(control)),
  };
}

describe('the truth file', () => {
  it('names a family for each of the twelve levers', () => {
    expect(new Set(truth.families.map(({ lever }) => lever)).size).toBe(12);
    expect(truth.ids).toEqual({ first: 'syn-0000001', last: 'syn-0010000' });
  });

  it.each(families)('says of %s what a simulated experiment finds, overall and by segment', (family, said) => {
    const found = simulate(family, 0, []);
    for (const [name, { customers, effect }] of [['all', said.average] as const, ...Object.entries(said.bySegment)]) {
      const seen = found(name);
      expect(seen.n).toBe(customers);
      expect(Math.abs(seen.effect - effect)).toBeLessThan(MOST_ERRORS * seen.error);
    }
  });

  it.each([1, 3, 8])('says what is left of the effect of retention after %d contacts', (contacts) => {
    const said = truth.families.find(({ family }) => family === 'retention')?.effectByContacts[contacts] ?? 1;
    const found = simulate('retention', contacts, [])('all');
    expect(Math.abs(found.effect - said)).toBeLessThan(MOST_ERRORS * found.error);
  });

  it.each(DATA.response.cannibalisation.map(({ offer, by }) => [offer, by] as const))(
    'says what %s has left where %s stands beside it',
    (offer, by) => {
      const said = truth.families.find(({ family }) => family === offer);
      const found = simulate(offer, 0, [by])('all');
      expect(Math.abs(found.effect - (said?.effectBeside[by] ?? 1))).toBeLessThan(MOST_ERRORS * found.error);
      expect(Math.abs(said?.effectBeside[by] ?? 1)).toBeLessThan(Math.abs(said?.average.effect ?? 0));
    },
  );

  it.each(families)(
    'has, in %s, persuadables gain and sleeping dogs lose',
    (_family, { bySegment, effectByContacts }) => {
      expect(bySegment.persuadable?.effect).toBeGreaterThan(0);
      expect(bySegment['sleeping-dog']?.effect).toBeLessThan(0);
      expect(bySegment['lost-cause']?.effect).toBeCloseTo(0, 9);
      expect(Math.abs(bySegment['sure-thing']?.effect ?? 1)).toBeLessThan(0.03);
      expect(effectByContacts[8]).toBeLessThan(effectByContacts[0] ?? 0);
    },
  );

  it('is the mean of what was planted: the analytic effect of each segment, to the error of a mean', () => {
    for (const { id, segments } of DATA.response.families) {
      const found = truth.families.find(({ family }) => family === id);
      for (const [segment, { p0, p1 }] of Object.entries(segments)) {
        const { customers = 0, effect = 1 } = found?.bySegment[segment] ?? {};
        const most = (MOST_ERRORS * Math.abs(p1 - p0) * DATA.response.spread) / Math.sqrt(3 * Math.max(1, customers));
        expect(Math.abs(effect - (p1 - p0))).toBeLessThanOrEqual(most + 1e-12);
      }
    }
  });
});

describe('an outcome', () => {
  const someone = fc.integer({ min: 1, max: 1_000_000 });
  const family = fc.constantFrom(...DATA.response.families.map(({ id }) => id));
  const contacts = fc.integer({ min: 0, max: 20 });

  it('is the same for the same customer, treatment and occasion, and drawn anew on another', () => {
    const draws = new Set<string>();
    fc.assert(
      fc.property(someone, family, contacts, fc.boolean(), (index, id, count, treated) => {
        const treatment = { family: id, treated, contacts: count, occasion: 'run-1' };
        const outcome = model.outcomeOf(index, treatment);
        expect(new ResponseModel(DATA, SEED).outcomeOf(index, treatment)).toEqual(outcome);
        for (let run = 0; run < 20; run += 1) {
          draws.add(String(model.outcomeOf(index, { ...treatment, occasion: `run-${run}` })?.responded));
        }
      }),
      { numRuns: 40 },
    );
    expect(draws.has('true') && draws.has('false')).toBe(true);
  });

  it('costs nothing and tires nobody where nothing was done', () => {
    fc.assert(
      fc.property(someone, family, contacts, (index, id, count) => {
        const outcome = model.outcomeOf(index, { family: id, treated: false, contacts: count, occasion: 'a' });
        expect(outcome === null || (outcome.cost === 0 && !outcome.optedOut && !outcome.complained)).toBe(true);
      }),
    );
  });

  it('is worn down by contacts and by what stands beside it, never turned round and never past a chance', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(p, p, fc.double({ min: 0, max: 1, noNaN: true }), contacts, p, (p0, p1, slope, count, taken) => {
        const now = chanceWhenTreated({ p0, p1, slope }, count, taken);
        const later = chanceWhenTreated({ p0, p1, slope }, count + 1, taken);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeLessThanOrEqual(now + 1e-12);
        expect(Math.sign(Math.round((now - p0) * 1e9)) * Math.sign(p1 - p0)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('refuses a family there is not, and has none for whom it is not meant', () => {
    expect(() => model.latent(1, 'nothing')).toThrow('no such family');
    const former = Array.from({ length: 200 }, (_, index) => index + 1).find(
      (index) => model.outlineOf(index).standing.relationship === 'former',
    );
    expect(model.latent(former ?? 0, 'retention')).toBeNull();
    expect(model.latent(former ?? 0, 'win-back')).not.toBeNull();
  });
});
