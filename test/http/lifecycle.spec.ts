import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const V1 = '/api/v1';
const asked = (query: string) => doors.ask('GET', `${V1}/lifecycle/migration?${query}`, { as: 'manager' });

describe('migration', () => {
  it('is the matrix, and who entered and left each stage', async () => {
    const { status, json } = await asked('model=arpu-band&from=2026-09&to=2026-10');
    expect(status).toBe(200);
    expect(json).toMatchObject({ model: 'arpu-band', fact: 'arpuBand', stages: ['LOW', 'MID', 'HIGH'] });
    expect(json.migration).toMatchObject({ LOW: { LOW: 1, MID: 1 }, HIGH: { ABSENT: 1 }, ABSENT: { NONE: 1 } });
    expect(json.movements[0]).toEqual({ stage: 'LOW', before: 2, entered: 0, left: 1, after: 1 });
  });

  it.each([
    ['a month that is not kept', 'model=arpu-band&from=2025-01&to=2026-10', 404, 'MONTH_NOT_KEPT'],
    ['a month that is kept in part', 'model=arpu-band&from=2026-08&to=2026-10', 404, 'MONTH_NOT_KEPT'],
    ['a model nobody knows', 'from=2026-09&to=2026-10', 404, 'UNKNOWN_MODEL'],
    ['no month', 'model=arpu-band&from=2026-13&to=2026-10', 400, null],
    ['half a question', 'model=arpu-band&from=2026-09', 400, null],
    ['an operator', 'model[$ne]=x&from=2026-09&to=2026-10', 400, null],
  ])('%s', async (_case, query, status, code) => {
    const answer = await asked(query);
    expect(answer.status).toBe(status);
    if (code !== null) expect(JSON.stringify(answer.json)).toContain(code);
  });

  it('says what it may be asked between', async () => {
    const { json } = await doors.ask('GET', `${V1}/lifecycle/months`);
    expect(json.items).toEqual(['2026-08', '2026-09', '2026-10']);
  });
});

it('stages have a size, a trend and a title', async () => {
  const { status, json } = await doors.ask('GET', `${V1}/lifecycle/stages?model=arpu-band`);
  expect(status).toBe(200);
  expect(json.items.map(({ stage }: { readonly stage: string }) => stage)).toEqual(['LOW', 'MID', 'HIGH', 'NONE']);
  expect(json.items[0].months).toContainEqual({ month: '2026-09', customers: 2 });
  expect(json.items[3].title.en).toBe('In no stage');
});

describe("a customer's own stages", () => {
  it('are told newest first, and the look is on record', async () => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/stages`, { as: 'marketer' });
    expect(json.items).toMatchObject([
      { model: 'arpu-band', value: 'HIGH', from: 'MID', since: '2026-10-01', cause: 'ABOVE_MARK' },
      { value: 'MID', from: null, valueWords: { en: 'MID' } },
    ]);
    expect(doors.actions()).toContain('customer.stages');
  });

  it.each([
    ['of one model', 'model=arpu-band&limit=1', 1],
    ['of another model', 'model=lifecycle', 0],
  ])('%s', async (_case, query, count) => {
    const { json } = await doors.ask('GET', `${V1}/customers/c-1/stages?${query}`);
    expect(json.items).toHaveLength(count);
  });
});

describe('demand that could not be met', () => {
  it('is told by product and node', async () => {
    const { json } = await doors.ask('GET', `${V1}/demand`, { as: 'manager' });
    expect(json.items).toMatchObject([{ product: 'iptv', orgNode: 'N1', customers: 1 }]);
    expect((await doors.ask('GET', `${V1}/demand?product=fibre`)).json.items).toEqual([]);
  });

  it.each(['product[$gt]=', 'limit=0', 'by=me'])('refuses %s', async (query) => {
    await expect(doors.ask('GET', `${V1}/demand?${query}`)).resolves.toMatchObject({ status: 400 });
  });
});
