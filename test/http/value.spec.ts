import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const V1 = '/api/v1';

describe('the worth of one customer', () => {
  it('is a tree: every branch with its amount, where it comes from, and words for both', async () => {
    const { status, json } = await doors.ask('GET', `${V1}/customers/c-1/value`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ customerId: 'c-1', currency: 'USD', cause: 'CHURN_SCORE', margin: 3_720 });
    expect(json.branches).toHaveLength(8);
    expect(json.branches[1]).toMatchObject({
      branch: 'usage',
      amount: 5_000,
      provenance: 'KNOWN',
      provenanceWords: { en: 'from the record' },
    });
    const sum = (amounts: readonly { readonly amount: number }[]) =>
      amounts.reduce((all, { amount }) => all + amount, 0);
    expect(sum(json.branches)).toBe(json.margin);
    expect(Math.abs(sum(json.parts) - json.clv)).toBeLessThanOrEqual(2);
    expect(json.valueAtRisk).toBeCloseTo(0.2 * json.clv, -1);
    expect(json.hazard.source).toBe('CHURN_SCORE');
  });

  it('is on record as every look at a person', async () => {
    await doors.ask('GET', `${V1}/customers/c-1/value`, { as: 'marketer' });
    expect(doors.actions()).toContain('customer.value');
  });

  it('says why there is none', async () => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-9/value`);
    expect(json).toMatchObject({ cause: 'NOT_A_CUSTOMER', clv: null, branches: [], parts: [], hazard: null });
  });

  it('of nobody there is none', async () => {
    await expect(doors.ask('GET', `${V1}/customers/c-404/value`)).resolves.toMatchObject({ status: 404 });
    await expect(doors.ask('GET', `${V1}/customers/c-1/value`, { as: null })).resolves.toMatchObject({ status: 401 });
  });
});

describe('scorecards', () => {
  it('are listed with their judgement, and which is in force', async () => {
    const { json } = await doors.ask('GET', `${V1}/scorecards`);
    expect(json.items).toMatchObject([{ number: 1, active: true, judgement: { auc: 0.9 } }]);
    expect(Object.keys(json.items[0])).not.toContain('reference');
  });

  it('one is told with its bins and weights', async () => {
    const { json } = await doors.ask('GET', `${V1}/scorecards/1`);
    expect(json).toMatchObject({ number: 1, intercept: -1, attributes: [{ name: 'tenure', slope: -1 }] });
  });

  it.each([
    ['another number', '/scorecards/2', 404],
    ['no number', '/scorecards/first', 400],
    ['too long a list', '/scorecards?limit=1000', 400],
  ])('%s', async (_case, url, status) => {
    await expect(doors.ask('GET', V1 + url)).resolves.toMatchObject({ status });
  });
});

describe('what is counted from the base', () => {
  it('affinity', async () => {
    const { json } = await doors.ask('GET', `${V1}/affinity`);
    expect(json).toMatchObject({ number: 1, customers: 4, rules: [{ holds: 'phone', also: 'tv', lift: 2 }] });
  });

  it('the concentration curve', async () => {
    const { json } = await doors.ask('GET', `${V1}/pyramid?currency=USD&steps=2`);
    expect(json).toMatchObject({ network: null, customers: 2, revenue: 400 });
    expect(json.curve).toEqual([
      { customers: 0, revenue: 0 },
      { customers: 0.5, revenue: 0.75 },
      { customers: 1, revenue: 1 },
    ]);
  });

  it.each([
    ['of a network without one', '/pyramid?currency=USD&network=YX-09', 404],
    ['without a currency', '/pyramid', 400],
    ['of an operator', '/pyramid?currency[$gt]=', 400],
    ['by a fact nobody knows', '/value/totals?by=nothing', 400],
    ['by an operator', '/value/totals?by=$where', 400],
  ])('%s', async (_case, url, status) => {
    await expect(doors.ask('GET', V1 + url)).resolves.toMatchObject({ status });
  });
});

it.each(['products', 'organisation', 'reasons', 'lists'])('%s are listed', async (name) => {
  await expect(doors.ask('GET', `${V1}/${name}`, { as: 'manager' })).resolves.toMatchObject({
    status: 200,
    json: { items: [] },
  });
});
