import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const V1 = '/api/v1';

describe('the catalogue of facts', () => {
  it('is there before the base was ever profiled', async () => {
    const { json } = await doors.ask('GET', `${V1}/facts`, { as: 'marketer' });
    expect(json.asOf).toBeNull();
    expect(json.items.map(({ profile }: { readonly profile: unknown }) => profile)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('says who is missing and how the others lie, as of when', async () => {
    const asOf = new Date('2026-11-01T18:00:00Z');
    const distribution = { kind: 'values', top: [{ value: 'HIGH', customers: 3 }], distinct: 1, others: 0 } as const;
    const facts = [{ name: 'arpuBand', customers: 4, known: 3, distribution }];
    await doors.profiles.keep({ modelsHash: 'models', asOf, customers: 4, facts });
    const { json } = await doors.ask('GET', `${V1}/facts`);
    expect(json.asOf).toBe(asOf.toISOString());
    const one = await doors.ask('GET', `${V1}/facts/arpuBand`);
    expect(one).toMatchObject({
      status: 200,
      json: { name: 'arpuBand', type: 'enum', profile: { customers: 4, known: 3, nullShare: 0.25, distribution } },
    });
    expect(json.items).toContainEqual(one.json);
  });

  it.each([
    ['no such fact', 'facts/nothing', 'admin', 404],
    ['a name of the prototype', 'facts/constructor', 'admin', 404],
    ['nobody logged in', 'facts/arpuBand', null, 401],
  ] as const)('%s', async (_case, url, as, status) => {
    await expect(doors.ask('GET', `${V1}/${url}`, { as })).resolves.toMatchObject({ status });
  });
});
