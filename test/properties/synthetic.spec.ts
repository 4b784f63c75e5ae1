import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SyntheticOperator } from '../../src/adapters/sample/synthetic-operator.js';
import { customersOf, DATA, rangeOf } from '../golden/synthetic-operator.js';

const FOLDER = 'samples/synthetic';
const someSeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const someIndex = fc.integer({ min: 1, max: 100_000_000 });

describe('the synthetic operator', () => {
  it('is the same to the byte whenever it is made, and whatever was made before', () => {
    fc.assert(
      fc.property(someSeed, someIndex, someIndex, fc.integer({ min: 1, max: 36 }), (seed, index, other, months) => {
        const fresh = customersOf(seed, months).customer(index);
        const used = customersOf(seed, months);
        used.customer(other);
        expect(JSON.stringify(used.customer(index))).toBe(JSON.stringify(fresh));
      }),
      { numRuns: 60 },
    );
  });

  it('makes any range as part of any larger one: a base of few is the first part of a base of many', async () => {
    const operator = new SyntheticOperator(FOLDER);
    const few = await operator.open({ customers: 300, seed: 7, months: 24 });
    const many = await operator.open({ customers: 100_000, seed: 7, months: 24 });
    expect(JSON.stringify([...few.customers(1, 300)])).toBe(JSON.stringify([...many.customers(1, 300)]));
    expect(JSON.stringify([...many.customers(120, 180)])).toBe(
      JSON.stringify([...many.customers(1, 300)].slice(119, 180)),
    );
  });

  it('is another with another seed', () => {
    fc.assert(
      fc.property(someSeed, someSeed, (a, b) => {
        fc.pre(a !== b);
        const [ours, theirs] = [a, b].map((seed) => JSON.stringify(rangeOf(customersOf(seed), 1, 5)));
        expect(ours).not.toBe(theirs);
      }),
      { numRuns: 40 },
    );
  });

  it('shows more months without changing who a customer is', () => {
    fc.assert(
      fc.property(someIndex, fc.integer({ min: 1, max: 36 }), (index, months) => {
        const { usage: _few, ...short } = customersOf(7, months).customer(index).customer;
        const { usage: _many, ...long } = customersOf(7, 36).customer(index).customer;
        expect(short).toEqual(long);
      }),
      { numRuns: 40 },
    );
  });

  it('makes a customer when it is asked for one, and none ahead: a base of any size holds one at a time', async () => {
    const base = await new SyntheticOperator(FOLDER).open({ customers: 100_000_000, seed: 7, months: 24 });
    const ids: string[] = [];
    for (const { customer } of base.customers(1, 100_000_000)) {
      ids.push(customer.id);
      if (ids.length === 3) break;
    }
    expect(ids).toEqual(['syn-0000001', 'syn-0000002', 'syn-0000003']);
    expect([...base.customers(99_999_999, 100_000_000)].map(({ customer }) => customer.id)).toEqual([
      'syn-99999999',
      'syn-100000000',
    ]);
  });

  it('keeps nothing of what it made: what it holds after many customers is what it held before', () => {
    const customers = customersOf();
    const held = () => JSON.stringify(customers).length;
    const before = held();
    for (let index = 1; index <= 2_000; index += 1) customers.customer(index);
    expect(held()).toBe(before);
  });

  it('has a stable customer: who this is must not change from one release to the next unnoticed', () => {
    const { customer } = customersOf().customer(1);
    expect(customer.id).toBe('syn-0000001');
    expect(DATA.world.firstStart).toEqual({ customers: 20_000, seed: 7, months: 24 });
  });
});
